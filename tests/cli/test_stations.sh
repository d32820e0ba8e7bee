#!/bin/sh
# SPDX-License-Identifier: MIT
# stations: table groups, as they hang on the wall.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
says 'without anyone there is nobody to seat' stations --size 4 <<'END'
! homeroom: nobody is in a cluster now: "homeroom regroup" proposes who belongs where
exit 1
END

quietly student add Ana Chen
quietly student add Ben Ito
quietly student add Cy Lund
quietly student add Dev Rao
quietly student add Eli Fox
quietly student add Ana Orr
quietly student add Gus Abt
quietly student add gus Adler
quietly student add Zoë Öst
quietly student add Hal Ek
for name in 'ana chen' ben cy dev eli 'ana orr'; do
	quietly move "$name" reteach
done
for name in abt adler zoe; do
	quietly move "$name" practice
done
quietly routine set reteach --station 'Window' --task 'Page 12' \
	--sentence 'Who needs it again.'

quietly policy set label.practice='Übung'
says 'a word that tells a level on the wall is told of' \
	routine set practice --sentence 'Who can nearly.' \
	--station 'The ubung corner' --task 'Page 13' <<'END'
Übung: Who can nearly.
  station: The ubung corner
  task: Page 13
! the wall shows station and task, and "Übung" in them tells everyone who is at which level: another word would not
END
says 'a part of a word tells nothing' \
	routine set practice --station 'Extended shelf' <<'END'
Übung: Who can nearly.
  station: Extended shelf
  task: Page 13
END
quietly undo
quietly undo
quietly undo
says 'before there are tables it is said how to make them' stations <<'END'
! there are no tables for today: "homeroom stations --size 4" makes them
END
says 'also for one cluster' stations prac <<'END'
! there are no tables for today: "homeroom stations practice --size 4" makes them
END
says 'a dry run keeps nothing' stations reteach --size 3 --dry-run <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Ana O., Ben
  Table B: Cy, Dev, Eli
END
says 'so there are still none' stations --json <<'END'
[{"cluster":"reteach","label":"Reteach","station":"Window","task":"Page 12","materials":null,"tables":[],"no_table":[{"id":"=1","name":"Ana Chen","shown":"Ana C."},{"id":"=6","name":"Ana Orr","shown":"Ana O."},{"id":"=2","name":"Ben Ito","shown":"Ben"},{"id":"=3","name":"Cy Lund","shown":"Cy"},{"id":"=4","name":"Dev Rao","shown":"Dev"},{"id":"=5","name":"Eli Fox","shown":"Eli"}]},{"cluster":"practice","label":"Practice","station":null,"task":null,"materials":null,"tables":[],"no_table":[{"id":"=7","name":"Gus Abt","shown":"Gus Ab."},{"id":"=8","name":"gus Adler","shown":"gus Ad."},{"id":"=9","name":"Zoë Öst","shown":"Zoë"}]},{"cluster":"extend","label":"Extend","station":null,"task":null,"materials":null,"tables":[],"no_table":[]},{"cluster":"intervene","label":"Intervene","station":null,"task":null,"materials":null,"tables":[],"no_table":[]}]
! there are no tables for today: "homeroom stations --size 4" makes them
END

quietly apart 'ana chen' ben
quietly together ben dev
quietly apart abt adler
says 'locks are kept where they can be, and named where not' \
	stations --size 3 <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Ana O., Eli
  Table B: Ben, Cy, Dev
Practice
  Table A: Gus Ab., gus Ad., Zoë
! Gus Abt and gus Adler are to be kept apart, but share a table in Practice
! in no cluster yet, and so at no table: Hal Ek
END
quietly absent cy
quietly move eli practice
says 'who is away or has moved sits at no table there' stations <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Ana O.
  Table B: Ben, Dev
Practice
  Table A: Gus Ab., gus Ad., Zoë
  no table yet: Eli
END
quietly present cy
says 'a cluster is split on its own' stations practice --size 2 <<'END'
Practice
  Table A: Eli, Gus Ab.
  Table B: gus Ad., Zoë
END
says 'the others sit where they sat' stations <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Ana O.
  Table B: Ben, Cy, Dev
Practice
  Table A: Eli, Gus Ab.
  Table B: gus Ad., Zoë
END
says 'tables are a step of undo' undo <<'END'
Undone: table groups by need, about 2 each, 10:00
END
says 'then those of before stand' stations practice <<'END'
Practice
  Table A: Gus Ab., gus Ad., Zoë
  no table yet: Eli
END
says 'as JSON' stations practice --json <<'END'
[{"cluster":"practice","label":"Practice","station":null,"task":null,"materials":null,"tables":[{"table":"A","students":[{"id":"=7","name":"Gus Abt","shown":"Gus Ab."},{"id":"=8","name":"gus Adler","shown":"gus Ad."},{"id":"=9","name":"Zoë Öst","shown":"Zoë"}]}],"no_table":[{"id":"=5","name":"Eli Fox","shown":"Eli"}]}]
END

HOMEROOM_NOW=2026-09-02T09:00
says 'the next day begins without tables' stations <<'END'
! there are no tables for today: "homeroom stations --size 4" makes them
END
says 'who sat together sits with others, at tables as large as before' \
	stations --by need <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Cy
  Table B: Ana O., Ben, Dev
Practice
  Table A: Eli, Gus Ab.
  Table B: gus Ad., Zoë
! in no cluster yet, and so at no table: Hal Ek
END
says 'asked again the same day, the same tables' stations --by need \
	--dry-run <<'END'
Reteach
  station: Window
  task: Page 12
  Table A: Ana C., Cy
  Table B: Ana O., Ben, Dev
Practice
  Table A: Eli, Gus Ab.
  Table B: gus Ad., Zoë
! in no cluster yet, and so at no table: Hal Ek
END
says 'the day before is as it was' stations practice \
	--as-of 2026-09-01T12:00 <<'END'
Practice
  Table A: Gus Ab., gus Ad., Zoë
  no table yet: Eli
END

says 'an empty cluster has no tables' stations extend --size 3 <<'END'
! homeroom: nobody is in Extend now: "homeroom board" shows who is where
exit 1
END
says 'a table has two or more' stations --size 1 <<'END'
! homeroom: --size 1: say a whole number from 2 to 30
exit 2
END
says 'there are three ways to split' stations --by level <<'END'
! homeroom: --by level: say need, goal or mixed
exit 2
END
says 'a cluster is a cluster' stations window <<'END'
! homeroom: "window" is no cluster: say reteach, practice, extend or intervene
exit 2
END

quietly objective add Unit rates
quietly objective add Fractions
quietly objective use unit
for name in 'ana chen' cy eli; do
	quietly move "$name" extend
done
quietly move 'ana orr' extend
for name in 'ana chen' eli; do
	quietly checkin "$name" 8/8
	quietly checkin "$name" 2/8 @fractions
done
for name in cy 'ana orr'; do
	quietly checkin "$name" 5/8
	quietly checkin "$name" 8/8 @fractions
done
says 'by goal those who need the same sit together' \
	stations extend --size 2 --by goal <<'END'
Extend
  Table A: Ana C., Eli
  Table B: Ana O., Cy
END
says 'mixed, each table spans the levels' stations extend --by mixed <<'END'
Extend
  Table A: Ana C., Ana O.
  Table B: Cy, Eli
END
finish
