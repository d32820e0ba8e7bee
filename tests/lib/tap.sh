# SPDX-License-Identifier: MIT
# The Test Anything Protocol for shell tests: . "$srcdir/tests/lib/tap.sh"
# shellcheck shell=sh

tap_count=0

# plan N: that many points follow.
plan()
{
	echo "1..$1"
}

# skip_all WHY: the whole file says nothing here.
skip_all()
{
	echo "1..0 # SKIP $1"
	exit 0
}

# skip NAME WHY
skip()
{
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# ok NAME COMMAND...: the command succeeds.
ok()
{
	tap_name=$1
	shift
	tap_count=$((tap_count + 1))
	if "$@"; then
		echo "ok $tap_count - $tap_name"
	else
		echo "not ok $tap_count - $tap_name"
	fi
}

# is NAME ACTUAL EXPECTED: both texts are the same.
is()
{
	ok "$1" test "$2" = "$3"
	if [ "$2" != "$3" ]; then
		printf '%s\n' "$3" | sed 's/^/# expected: /'
		printf '%s\n' "$2" | sed 's/^/# actual:   /'
	fi
}

# none NAME LIST: a list of faults is empty.
none()
{
	ok "$1" test -z "$2"
	[ -z "$2" ] || printf '%s\n' "$2" | sed 's/^/# /'
}
