# SPDX-License-Identifier: MIT
# Prints "file function lines" of C functions: the body opens and closes with
# a brace in the first column, and the line before it that starts there is
# where the function begins.
/^[A-Za-z_]/ {
	start = FNR
	name = match($0, /[a-z][a-z0-9_]*\(/) \
		? substr($0, RSTART, RLENGTH - 1) : "?"
}

/^{/ {
	is_open = 1
}

/^}/ {
	if (is_open)
		print FILENAME, name, FNR - start + 1
	is_open = 0
}
