# SPDX-License-Identifier: MIT
# Puts a manual page together: @VERSION@ in a line, and a line @VERBS@,
# @KEYS@, @OPTIONS@, @RULES@ or @FILES@ for what the program says of itself.
#	awk -v program=./homeroom -v version=0.1.0 -f assemble.awk page.in
/^@[A-Z]+@$/ {
	part = program " help --manual " tolower(substr($0, 2, length - 2))
	while ((status = (part | getline line)) > 0)
		print line
	if (status < 0 || close(part))
		exit 1
	next
}
{
	gsub("@VERSION@", version)
	print
}
