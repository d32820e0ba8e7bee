# SPDX-License-Identifier: MIT
# Tests of the program by what it prints: . "$srcdir/tests/lib/cli.sh"
# shellcheck shell=sh
. "$srcdir/tests/lib/tap.sh"

# Everyone is Pat, and it is the first of September.
export HOMEROOM_NOW=2026-09-01T10:00
mkdir -p "$XDG_CONFIG_HOME/homeroom"
ini=$XDG_CONFIG_HOME/homeroom/homeroom.ini
printf '[homeroom]\nauthor = Pat\n' >"$ini"
cd "$TMPDIR" || exit 99

# try WORD...: what the program prints, then what it says beside that, with
# "! " before each line, then how it ended, unless well.
try()
{
	"$HOMEROOM" "$@" >"$TMPDIR/.out" 2>"$TMPDIR/.err" <"${input:-/dev/null}"
	try_code=$?
	cat "$TMPDIR/.out"
	sed 's/^/! /' "$TMPDIR/.err"
	[ "$try_code" = 0 ] || echo "exit $try_code"
}

# says NAME WORD... <<EXPECTED: exactly that comes of it.
says()
{
	says_name=$1
	shift
	says_expected=$(cat)
	is "$says_name" "$(try "$@")" "$says_expected"
}

# quietly WORD...: for what another test is about.
quietly()
{
	try "$@" >"$TMPDIR/.quiet"
	if [ "$try_code" != 0 ]; then
		echo "Bail out! $*: $(cat "$TMPDIR/.quiet")"
		exit 99
	fi
}

# finish: so many points were there.
finish()
{
	echo "1..$tap_count"
}
