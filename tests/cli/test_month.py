"""A month lived through commands alone: every act of the screens has a command."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.services import companion as services
from companion.services.companion import Companion
from tests.services.test_decisions import USE_CASES

# Day and time, the command, and what it reads from standard input.
MONTH = """
03-01 09:00 add habit Coffee --start 2026-03-01
03-01 09:01 add habit Walk --schedule "3 a week" --amount 20 --unit minutes
03-01 09:02 add friend Mira --circle inner --birthday 03-14
03-01 09:03 add friend Oma --circle close --added 2025-12-01
03-01 09:04 add interest Cello --goal "90 minutes a week"
03-01 09:05 add block Library --at 18:00 --for 90 --repeat "tue thu" --place "the old one"
03-01 09:06 edit walk --order 1
03-01 09:07 settings circle-inner "10 days"
03-01 09:08 settings circle-inner --default
03-02 08:00 tick coffee
03-02 08:01 tick walk --amount 10
03-02 20:00 session cello --minutes 40 --chosen yes
03-03 08:00 tick coffee --skip --reason "a long night"
03-03 08:01 tick coffee --undo --date 2026-03-03
03-03 19:00 block keep library
03-03 20:00 contact mira --kind call --felt lifted
03-04 08:00 contact mira --change --note - < her sister moved
03-04 08:01 edit mira --ask - < the new flat
03-04 08:02 edit mira --asked "the new"
03-04 08:03 edit mira --turn-to fun
03-04 08:04 edit oma --note - < likes postcards
03-04 08:05 snooze oma --until 2026-03-20
03-04 08:06 snooze oma --end
03-04 08:07 snooze mira --round
03-04 20:00 tick coffee
03-05 07:00 tick coffee
03-05 08:00 block move library --to "friday 19:00"
03-05 08:01 block move library --date 2026-03-05 --end
03-05 08:02 block drop library --by - < the band
03-05 08:03 edit library --for 60
03-06 07:00 tick coffee
03-06 08:00 talk agreements --add Desk --text - < the desk by the window is mine
03-06 08:01 talk agreements --anew 1 --text - < and the lamp
03-06 08:02 talk agreements --anew 1 --about mine
03-06 08:03 talk markers --add - < We laugh at breakfast
03-06 08:04 talk markers --mark 1=true
03-06 08:05 talk markers --edit 1 --text - < We laugh at dinner
03-06 08:06 talk plan --add - --then "we stop" < tired
03-06 08:07 talk changes --add "a job" --words - < a longer way
03-06 08:08 talk changes --edit 1 --review 2026-06-01
03-06 08:09 talk choices --add - < no to the party
03-06 08:10 talk monthly --add "first sun of the month" --at 11:00
03-06 08:11 talk monthly --move "8 March"
03-06 08:12 talk monthly --thanks - < the soup
03-06 08:13 talk monthly --mine yes
03-06 08:14 talk said clear-ask --how well
03-06 08:15 talk reword clear-ask --short - < Tuesday is mine
03-06 08:16 talk say what-it-gives --fill better_how=- < rested
03-07 08:00 pause walk --until 2026-03-12
03-07 08:01 pause walk --end
03-07 08:02 season add Exams --until 2026-03-20 --floor walk="1 a week"
03-07 08:03 season edit Exams --until 2026-03-22
03-07 07:00 tick coffee
03-08 07:00 season end Exams
03-08 08:00 session --start --minutes 20
03-08 08:10 session --pause
03-08 08:20 session --pause
03-08 08:30 session --stop --after rested
03-08 09:00 session --change --chosen yes
03-08 10:00 session --start
03-08 10:01 session --discard
03-09 08:00 check-in --sign dry-ideas=noticed
03-09 08:01 compass --row reachable=left
03-09 08:02 mute short-fuse
03-09 08:03 mute short-fuse --end
03-16 08:00 answer coffee not-this
03-16 08:01 answer coffee --end
03-31 09:00 talk monthly --held
03-31 09:01 archive cello
03-31 09:02 archive cello --end
03-31 09:03 archive coffee
03-31 09:04 archive coffee --end
03-31 09:05 archive mira
03-31 09:06 archive mira --end
03-31 09:07 edit cello --why mine
03-31 09:08 edit coffee --grace 2
03-31 10:00 session --delete --yes
03-31 10:01 contact mira --delete --yes
03-31 10:02 check-in --delete 2026-03-09 --yes
03-31 10:03 compass --delete 2026-03-09 --yes
03-31 10:04 talk said clear-ask --delete --yes
03-31 10:05 talk agreements --delete 1 --yes
03-31 10:06 talk markers --delete 1 --yes
03-31 10:07 talk changes --delete 1 --yes
03-31 10:08 talk choices --delete 1 --yes
03-31 10:09 talk plan --delete --yes
03-31 10:10 talk monthly --delete --yes
03-31 10:11 season delete Exams --yes
03-31 10:12 delete library --yes
03-31 10:13 delete cello --yes
03-31 10:14 edit oma --died keep --yes
03-31 10:15 delete mira --yes
03-31 10:16 delete coffee --yes
03-31 10:17 undo
"""
# Acts of the screens that have no command of their own, and what stands for them.
ELSEWHERE = {
    "habits.toggle": "tick, and tick --undo",
    "habits.set_entry": "tick --amount, --skip, --date",
    "sessions.answer": "session --change",
    "timers.prepare": "settings checklist, hook-start, hook-end, bell",
    "friends.make_room": "settings contacts-a-week",
    "preferences.change_circle": "settings circle-inner, circle-names",
    "preferences.chart": "insights --habit, for one look",
    "blocks.name_exports": "settings block-title",
    "welcome.keep_before": "add interest --baseline",
    "welcome.pick_habits": "add habit",
    "welcome.add_friends": "add friend",
    "welcome.close": "the first start is a screen",
    "lock.choose": "the screen's own lock",
    "choose_theme": "how the screen looks",
    "choose_quiet_hours": "settings quiet-from, quiet-until",
    "care.set_compass_aside": "answer compass later, not-this",
    "care.end_panel_left_alone": "answer everything --end",
}


def read(line: str) -> tuple[str, list[str], str]:
    """The moment, the words and the standard input of one line."""
    command, _, typed = line.partition(" < ")
    day, clock, rest = command.split(" ", 2)
    return f"2026-{day}T{clock}", shlex.split(rest), f"{typed}\n"


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The use cases that were called, by their names."""
    found: set[str] = set()
    for name in USE_CASES:
        part, _, act = name.rpartition(".")
        holder = type(getattr(services.Companion, part).func(_Without())) if part else Companion
        monkeypatch.setattr(holder, act, _noting(getattr(holder, act), name, found))
    return found


def _noting(act: Callable[..., Any], use_case: str, found: set[str]) -> Callable[..., Any]:
    def called(*args: Any, **options: Any) -> Any:
        found.add(use_case)
        return act(*args, **options)

    return called


class _Without:
    """A Companion that only makes its services."""

    work = None


def test_every_act_of_the_screens_has_a_command(companion, store, at, reached, monkeypatch):
    refused = []
    for line in MONTH.strip().splitlines():
        moment, words, typed = read(line)
        at(moment)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        said = companion(*words)
        if said.code != 0:
            refused.append((line, said.err or said.out))
    assert refused == []
    missing = set(USE_CASES) - reached - set(ELSEWHERE)
    assert missing == set(), f"no command reaches {sorted(missing)}"
    assert not reached & set(ELSEWHERE) - {"habits.set_entry", "choose_quiet_hours"}
    journal = make_companion(store).work.journal
    assert {each.name for each in journal.habits.values()} == {"Walk", "Coffee"}


def test_what_is_taken_away_is_asked_about_first(companion, store, at, monkeypatch):
    told = "companion: this asks first, and there is no terminal to ask on: add --yes\n"
    for line in MONTH.strip().splitlines():
        moment, words, typed = read(line)
        at(moment)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        if "--yes" in words:
            before = store.read_bytes()
            said = companion(*(word for word in words if word != "--yes"))
            assert (said.code, said.out, said.err) == (2, "", told), line
            assert store.read_bytes() == before
        companion(*words)
