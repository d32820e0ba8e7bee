# SPDX-License-Identifier: MIT
# Prints "file:line:code" of C sources, with comments gone and texts empty.
FNR == 1 {
	in_comment = 0
}

{
	rest = $0
	code = ""
	while (rest != "") {
		if (in_comment) {
			if (!match(rest, /\*\//))
				break
			in_comment = 0
			rest = substr(rest, RSTART + 2)
			continue
		}
		if (!match(rest, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|\/\//)) {
			code = code rest
			break
		}
		token = substr(rest, RSTART, RLENGTH)
		code = code substr(rest, 1, RSTART - 1)
		rest = substr(rest, RSTART + RLENGTH)
		if (token == "//")
			break
		if (token == "/*")
			in_comment = 1
		else
			code = code substr(token, 1, 1) substr(token, 1, 1)
	}
	print FILENAME ":" FNR ":" code
}
