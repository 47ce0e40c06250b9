"""What the answers of the panel do; a small restart is asked for when, and about everything for what."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from companion.domain.answers import Pillar, Reply
from companion.domain.asking import Kind, Question
from companion.domain.everything import may_ask
from companion.domain.restart import small_minutes
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import Field, Values

if TYPE_CHECKING:
    from companion.domain.journal import Journal
    from companion.services.care import Thing
    from companion.services.unit_of_work import Change
    from companion.tui.shell import Shell

MAX_THINGS = 9  # to choose from, each with a digit
WHEN = Field("day", "when", "today", options=(Option("today", "t"), Option("tomorrow", "m")))


def look_into(shell: Shell, question: Question) -> None:
    """Open the check-in with the signs that fit, or the compass. Only keeping it is an answer."""
    if question.kind is Kind.COMPASS:
        shell.open("compass")
    else:
        shell.check_in_about(question)


def answer(shell: Shell, question: Question, reply: Reply) -> None:
    """Keep an answer; "start small" asks for a day first, and for a thing where it is about none."""
    care = shell.companion.care
    if reply is not Reply.RESTART:
        shell.perform(lambda: care.answer(question, reply))
        return
    journal, today = shell.snapshot.journal, shell.snapshot.today
    lapse = question.lapse
    things = [(lapse.pillar, lapse.subject)] if lapse else some_of_each(list(may_ask(journal, today)))

    def keep(values: Values) -> Change:
        day = today + timedelta(days=values["day"] == "tomorrow")
        thing = things[int(values["thing"]) if "thing" in values else 0]
        return care.answer(question, Reply.RESTART, day, thing)

    fields = (WHEN,) if lapse else (_which(things, journal), WHEN)
    title = f"{question.name}: start small" if lapse else "Start small"
    Actions(shell).ask(title, fields, keep, words=_enough(question, journal))


def some_of_each(things: list[Thing]) -> list[Thing]:
    """At most nine to choose from: each pillar has its turn until there is no room or nothing left."""
    rows = [[thing for thing in things if thing[0] is pillar] for pillar in Pillar]
    turns = (thing for turn in zip_longest(*rows) for thing in turn if thing is not None)
    chosen = set(islice(turns, MAX_THINGS))
    return [thing for thing in things if thing in chosen]


def _which(things: list[Thing], journal: Journal) -> Field:
    options = tuple(
        Option(str(at), str(at + 1), f"{at + 1} {thing_name(thing, journal)}")
        for at, thing in enumerate(things)
    )
    return Field("thing", "what", "0", options=options)


def thing_name(thing: Thing, journal: Journal) -> str:
    """The name of a habit, friend or interest that is there."""
    pillar, subject = thing
    if pillar is Pillar.SOLITUDE:
        return journal.habits[subject].name
    return (journal.friends if pillar is Pillar.FRIENDS else journal.interests)[subject].name


def _enough(question: Question, journal: Journal) -> str:
    if question.lapse is None:
        return "Ten minutes, or two lines to somebody, are enough to begin again."
    if question.lapse.pillar is Pillar.FRIENDS:
        return "Two lines are enough to begin again."
    habit = journal.habits.get(question.lapse.subject) if question.lapse.pillar is Pillar.SOLITUDE else None
    minutes = small_minutes(habit)
    said = "Ten minutes are" if minutes == 10 else f"{minutes:g} minutes are"
    return f"{said} enough to begin again."
