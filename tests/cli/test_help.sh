#!/bin/sh
# SPDX-License-Identifier: MIT
# help, config and completion: what needs no class, and no store.
. "$srcdir/tests/lib/cli.sh"

quietly help
is 'help lists every verb of the contract' "$(
	for verb in board demo 'class add' 'class list' 'class use' \
		'class rename' 'class archive' 'term add' 'term list' \
		'student add' 'student list' 'student show' 'student edit' \
		'student withdraw' 'student merge' 'objective add' \
		'objective list' 'objective use' 'objective require' \
		'import roster' 'import scores' checkin 'checkin list' \
		'checkin edit' 'checkin withdraw' 'round list' 'round edit' \
		'round withdraw' absent block unblock regroup proposal \
		accept refuse redirect offer why move pin unpin together \
		apart 'policy list' 'policy get' 'policy set' \
		'policy history' 'routine library' 'routine list' \
		'routine set' 'routine show' 'routine use' undo redo history \
		'config list' 'config get' 'config check' completion help; do
		grep -q "^  $verb  " .quiet || echo "$verb"
	done)" ''
says 'help of a family lists its verbs' help term <<'END'
  term add   make a term that classes may belong to
  term list  list the terms, and the classes of each
END
says 'help of a verb explains it' help term add <<'END'
usage: homeroom term add NAME [--from DAY] [--to DAY]

  make a term that classes may belong to

  --from DAY              its first day
  --to DAY                its last day
END
quietly help term add
cp .quiet help
quietly term add --help
is '--help is the same' "$(cat .quiet)" "$(cat help)"
says 'an unknown verb is not explained' help dance <<'END'
! homeroom: there is no verb "dance": "homeroom help" lists them
exit 2
END

printf '[homeroom]\nauthor = Pat\n[keys]\nundo = z\nwhy = é, Comma\n' >"$ini"
is 'settings are listed' "$(try config list | head -4)" \
	"* author = Pat  (default none)
      Who is at work; empty is your login name. (any text)
  ascii = no
      Draw with plain ASCII characters only. (yes|no)"
is 'actions are listed with their keys' "$(try config list |
	grep -A1 -E '^. (why|undo|redo) =')" "* why = é, comma  (default Enter)
      why
--
* undo = z  (default u)
      undo
  redo = U
      redo"
says 'the keys of an action are printed' config get why <<'END'
é, comma
END
is 'the sample has every action with its keys' \
	"$(try config list | sed -n '/^\[keys\]/,/^\[policy\]/p' |
		grep -c ' = ')" \
	"$(try config sample | sed -n '/^\[keys\]/,/^\[policy\]/p' |
		grep -c ' = ')"
printf '[homeroom]\nauthor = Pat\n' >"$ini"
says 'a setting is printed' config get author <<'END'
Pat
END
says 'an unknown one is not' config get font <<'END'
! homeroom: there is no setting "font": "homeroom config list" shows them
exit 1
END
says 'a file is in order' config check <<END
$ini is in order.
END
printf '[homeroom]\nascii = maybe\n[policy]\n%s\n%s\n%s\n%s\n' \
	'line.low = 0.85' 'line.high = 0.9' 'stability = wild' \
	"[keys]
open find = u" >"$ini"
says 'or what is wrong is said by line' config check <<END
! homeroom: $ini has 3 mistakes:
! $ini:2: ascii cannot be "maybe"; say yes or no.
! $ini:6: stability cannot be "wild": it must be calm, steady or lively.
! $ini:8: open find cannot have the key u: it is that of "undo".
exit 1
END
printf '[homeroom]\nauthor = Pat\n' >"$ini"

says 'completion knows three shells' completion tcsh <<'END'
! homeroom: there is no completion for "tcsh": say bash, zsh or fish
exit 2
END
says 'the shells complete themselves' completion bash -- completion '' <<'END'
bash
zsh
fish
END
says 'a beginning of a verb is completed' completion bash -- cl <<'END'
class
END
says 'then its family' completion bash -- class '' <<'END'
add
list
use
rename
archive
roll-over
END
says 'options are completed' completion bash -- regroup --d <<'END'
--dry-run
END
says 'rules are completed' completion bash -- policy get line <<'END'
line.low
line.high
END
says 'completing makes no store' completion bash -- why '' <<'END'
END
ok 'there is none' test ! -e "$XDG_DATA_HOME/homeroom/homeroom.db"

quietly class add 7B
quietly student add 'Ana Chen'
quietly student add 'Zoë Benali'
quietly student add 'Omar Diallo' --handle od
quietly objective add unit rates
says 'students are completed' completion bash -- why '' <<'END'
Ana Chen
od
Zoë Benali
END
says 'by any word of the name, accents ignored' \
	completion bash -- why ben <<'END'
Zoë Benali
END
says 'then the cluster' completion bash -- move od e <<'END'
extend
END
says 'an objective after its option' \
	completion bash -- import scores --objective '' <<'END'
unit rates
END
says 'a class after its option' completion bash -- --class '' <<'END'
7B
END
says 'of a class that is not there nobody' \
	completion bash -- --class 9 why '' <<'END'
END

if command -v bash >/dev/null; then
	PATH=$(dirname "$HOMEROOM"):$PATH
	is 'bash completes' "$(bash -c '
		eval "$("$HOMEROOM" completion bash)"
		COMP_WORDS=(homeroom student show "zo") COMP_CWORD=3
		_homeroom
		echo "${COMPREPLY[@]}"')" 'Zoë\ Benali'
else
	skip 'bash completes' 'no bash'
fi

# fished LINE: what fish would offer.
fished()
{
	PATH=$TMPDIR/bin:$PATH fish --no-config -c \
		"homeroom completion fish | source; complete -C '$1'"
}

mkdir "$TMPDIR/bin" empty
ln -s "$HOMEROOM" "$TMPDIR/bin/homeroom"
touch empty/roster.csv
cd empty || exit 99
if command -v fish >/dev/null; then
	is 'fish completes a verb' "$(fished 'homeroom chec')" checkin
	is 'and its family, but no files' "$(fished 'homeroom import ' |
		tr '\n' ' ')" 'readings roster scores '
	is 'and files where files are' "$(fished 'homeroom import roster ')" \
		roster.csv
else
	skip 'fish completes a verb' 'there is no fish here'
	skip 'and its family, but no files' 'there is no fish here'
	skip 'and files where files are' 'there is no fish here'
fi

finish
