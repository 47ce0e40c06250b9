"""``companion status``: today in a few lines, in one, or as JSON."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.plain import friend_line, habit_line, interest_line, json_text, lapse_line
from companion.domain.calendar import counted
from companion.domain.friend_status import FriendState
from companion.domain.plain import one_line
from companion.glance import Glance
from companion.quick import PARTS
from companion.services.snapshot import Snapshot

NEUTRAL = "one line that names nobody; empty when nothing is due"
JSON_SHAPE = """--json prints one object. Keys may be added, never renamed; ids are texts, unknown is null.
  date
  habits     id, name, schedule, due, state (open, kept, excused, missed, unscheduled), streak, best,
             unit (days, weeks, months, times), at_risk, slack, strength (0 to 1), lapsed_on
  friends    id, name, circle, last, due, ratio,
             state (fine, soon, time to reach out, overdue, resting)
  interests  id, name, goal, progress (1 is reached), pace (ahead, on pace, behind, open, reached), last
  lapses     pillar (solitude, friends, interests), name, since, fact, signs
  blocks     title, start, end, place
list KIND --json prints the same objects."""
WAITING = (FriendState.REACH_OUT, FriendState.OVERDUE)


def parsers() -> dict[str, Parser]:
    """The parser of ``status``."""
    parser = command("status", "companion status\ncompanion status --short\ncompanion status --json")
    parser.epilog = JSON_SHAPE
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--short", action="store_true", help=NEUTRAL)
    form.add_argument("--json", action="store_true", help="stable, documented JSON")
    parser.set_defaults(run=run)
    return {"status": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print today."""
    journal = context.companion.work.journal
    glance = Glance(context.path)
    state = None if context.sealed else glance.begin(f"{journal.settings.day_start:%H:%M}")
    shot = context.companion.snapshot()
    part = PARTS[("--json",) if args.json else ("--short",) if args.short else ()]
    text = status_text(part, shot)
    if not context.tell_notices() and may_be_kept(shot):
        glance.keep(state, part, text, shot.true_until)
    print(text, end="")
    return 0


def status_text(part: str, shot: Snapshot) -> str:
    """What ``status`` prints, by its name in ``PARTS``."""
    if part == PARTS["--json",]:
        from companion.services.status import status_json

        return json_text(status_json(shot))
    if part == PARTS["--short",]:
        line = short(shot)
        return f"{line}\n" if line else ""
    return "".join(f"{one_line(line)}\n" for line in lines(shot))


def may_be_kept(shot: Snapshot) -> bool:
    """Whether the status stays the same while file and day do: not while a session is under way, nor where
    questions have their hours.
    """
    return not shot.journal.timers and not shot.journal.settings.has_ask_hours


def kept_texts(shot: Snapshot) -> dict[str, str]:
    """Everything ``status`` may be asked for, to be kept for the next shell prompt."""
    return {part: status_text(part, shot) for part in PARTS.values()} if may_be_kept(shot) else {}


def short(shot: Snapshot) -> str:
    """What is due, in numbers only: it may stand in a shared terminal."""
    habits = sum(view.streak.due for view in shot.habits)
    friends = sum(status.state in WAITING for status in shot.friends)
    parts = [counted(habits, "habit") if habits else "", counted(friends, "friend") if friends else ""]
    return " · ".join(part for part in parts if part)


def lines(shot: Snapshot) -> list[str]:
    """Today in a few calm lines."""
    said = [f"{shot.today:%A} {shot.today.day} {shot.today:%B %Y}"]
    if not (shot.habits or shot.friends or shot.interests or shot.blocks or shot.journal.timers):
        return [*said, "Nothing here yet: companion add habit NAME, or companion to open the app."]
    if shot.away:
        from companion.content import card  # the first words after an absence, on the screen as here

        said.append(card("welcome_back"))
    said += [habit_line(view, shot.today) for view in shot.habits]
    said += _time_lines(shot)
    waiting = [status for status in shot.friends if status.state in WAITING]
    if waiting:
        said += ["", "To reach out to", *(friend_line(status, shot.today) for status in waiting[:3])]
    if shot.interests:
        said += ["", "Interests", *(interest_line(progress) for progress in shot.interests)]
    if shot.asking:
        said += ["", "Gone quiet", *(lapse_line(lapse) for lapse in shot.asking)]
    return said


def _time_lines(shot: Snapshot) -> list[str]:
    """A session under way, the next block, and seasons that run or have just ended."""
    journal, today = shot.journal, shot.today
    if not (journal.timers or journal.blocks or journal.seasons):
        return []
    from companion.cli.plain_time import block_line, timer_line
    from companion.domain.calendar import day_words
    from companion.domain.easing import just_ended, running

    said = [timer_line(timer, journal) for timer in journal.timers.values()]
    said += [block_line(each, today) for each in shot.blocks if each.on == shot.blocks[0].on]
    for season in running(journal.seasons, today):
        said.append(f"  {season.name}: until {day_words(season.end, today)} less is asked")
    for season in just_ended(journal.seasons, today):
        said.append(f"  {season.name} ended on {day_words(season.end, today)}: all is asked as before")
    return ["", "Time of your own", *said] if said else []
