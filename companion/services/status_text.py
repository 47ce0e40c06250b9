"""``companion status`` as text: today in a few lines, in one, or as JSON.

The app keeps these texts beside the store as well, so that the next shell prompt need not work them out.
"""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.calendar import counted
from companion.domain.plain import one_line
from companion.services.plain import habit_line, interest_line, json_text, question_lines, suggestion_line
from companion.services.snapshot import Snapshot


def status_text(part: str, shot: Snapshot) -> str:
    """What ``status`` prints, by its name in ``STATUS_TEXTS``; empty, or lines that each end."""
    return STATUS_TEXTS[part](shot)


def short(shot: Snapshot) -> str:
    """What is due, in numbers only, empty when nothing is: it may stand in a shared terminal."""
    habits = sum(view.streak.due for view in shot.habits)
    friends = sum(not suggestion.done for suggestion in shot.suggestions)
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
    said += [habit_line(view, shot) for view in shot.habits]
    said += _time_lines(shot)
    if shot.suggestions:
        said += [
            "",
            "Friends to get in touch with",
            *(suggestion_line(each, shot) for each in shot.suggestions),
        ]
    if shot.interests and not shot.away:
        said += ["", "Interests", *(interest_line(progress, shot.today) for progress in shot.interests)]
    if shot.asking:
        asked = (line for each in shot.asking for line in question_lines(each, shot.today))
        said += ["", "Gone quiet", *asked]
    return said


def _time_lines(shot: Snapshot) -> list[str]:
    """A session under way, the next block, and seasons that run or have just ended."""
    journal, today = shot.journal, shot.today
    if not (journal.timers or journal.blocks or journal.seasons):
        return []
    from companion.domain.calendar import spoken_date
    from companion.domain.easing import just_ended, running
    from companion.services.plain_time import block_line, timer_line

    said = [timer_line(timer, journal, today) for timer in journal.timers.values()]
    said += [block_line(each, today) for each in shot.blocks if each.on == shot.blocks[0].on]
    for season in running(journal.seasons, today):
        said.append(f"  {season.name}: until {spoken_date(season.end, today)} less is asked")
    for season in just_ended(journal.seasons, today):
        said.append(
            f"  {season.name} ended on {spoken_date(season.end, today)}: everything counts as usual again"
        )
    return ["", "Time of your own", *said] if said else []


def _whole(shot: Snapshot) -> str:
    return "".join(f"{one_line(line)}\n" for line in lines(shot))


def _in_one_line(shot: Snapshot) -> str:
    line = short(shot)
    return f"{line}\n" if line else ""


def _as_json(shot: Snapshot) -> str:
    from companion.services.status import status_json  # a prompt does not pay for it

    return json_text(status_json(shot))


STATUS_TEXTS: dict[str, Callable[[Snapshot], str]] = {
    "status": _whole,
    "status-short": _in_one_line,
    "status-json": _as_json,
}
