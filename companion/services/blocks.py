"""What one does with blocks: plan them, drop or move a single time, give it back."""

from __future__ import annotations

from datetime import date, time, timedelta

from companion.domain.appointments import appointment, appointments, kept, session_as_planned
from companion.domain.block import Block, Instead
from companion.domain.errors import Refused, Unknown
from companion.domain.journal import Journal
from companion.domain.numbers import check_minutes
from companion.domain.plain import one_line
from companion.domain.repetition import AHEAD, days_of, first_day
from companion.domain.session import Company
from companion.services.sessions import with_session_entry
from companion.services.unit_of_work import Change, UnitOfWork


class Blocks:
    """Use cases of appointments with oneself. Every method that changes something returns the Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def get(self, block_id: int) -> Block:
        """The block. Raises Unknown when it is gone."""
        return _block(self._work.journal, block_id)

    def add(
        self,
        title: str,
        *,
        first: date,
        at: time,
        minutes: int,
        rule: str = "",
        until: date | None = None,
        place: str = "",
        habit: int | None = None,
        interest: int | None = None,
        note: str = "",
        kind: Company = Company.SOLO,
    ) -> Change:
        """A new block, solo or parallel. Its first day becomes the first that the repetition names.

        Raises Refused for an empty title, a length that is none, or a repetition that never happens.
        """
        block_id = self._work.new_id()
        made = _sound(
            Block(
                block_id,
                title,
                first,
                at,
                minutes,
                rule,
                until,
                place.strip(),
                habit,
                interest,
                note=note,
                kind=kind,
            )
        )
        return self._work.commit(f"{made.title}: planned", lambda journal: journal.put("blocks", made))

    def edit(self, block_id: int, **fields: object) -> Change:
        """Change fields of a block, by their names in ``Block``; exceptions that still fit stay.

        Other days or hours of one that repeats hold from today: what was planned before stays as it was, as a
        block of its own that ended yesterday. Raises as ``add`` does.
        """
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            before = _block(journal, block_id)
            changed: Block = before._replace(**fields)  # type: ignore[arg-type]
            runs = before.rule and before.first < today and (before.until is None or before.until >= today)
            if runs and _times(changed) != _times(before):
                past, ahead = _split(before, changed, today, new_id)
                words = f"{ahead.title}: changed from today"
                return journal.put("blocks", past).put("blocks", ahead), words
            sound = _sound(changed)
            return journal.put("blocks", sound), f"{sound.title}: changed"

        return self._work.decide(change)

    def did(self, block_id: int, day: date) -> Change:
        """Log the session that the time of ``day`` is, as planned: its length, place, kind and thing.

        Raises Refused before it begins, when it does not take place, and when it was kept already.
        """
        now, session_id = self._work.clock(), self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            title, at = _block(journal, block_id).title, appointment(journal, block_id, day)
            if at is None:
                raise Refused(f"{title} does not take place on {_short(day)}", "choose another time")
            if now < at.start:
                raise Refused(f"{title} begins at {at.start:%H:%M}", "once it has begun it can be ticked")
            if at.key in kept(appointments(journal, at.on, at.on), journal):
                raise Refused(f"{title} was kept: a session is logged in it", "the log of time lists it")
            session = session_as_planned(at)._replace(id=session_id)
            logged = with_session_entry(journal.put("sessions", session), session)
            return logged, f"{title}: kept as planned"

        return self._work.decide(change)

    def drop(self, block_id: int, day: date, by: str = "") -> Change:
        """Let one time go; ``by`` says what took it over.

        Raises Unknown, and Refused when the repetition has none on ``day``.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            block = _with_time_on(journal, block_id, day)
            at = appointment(journal, block_id, day)  # it may have been moved
            words = f"{block.title}: dropped on {_short(at.on if at else day)}"
            return _with_exception(journal, block, day, Instead(day, by=by.strip())), words

        return self._work.decide(change)

    def move(
        self,
        block_id: int,
        day: date,
        to: date,
        at: time | None = None,
        minutes: int | None = None,
        by: str = "",
    ) -> Change:
        """Move one time to another day or hour, ``minutes`` long. Raises as ``drop`` does."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            block = _with_time_on(journal, block_id, day)
            check_minutes(minutes if minutes is not None else block.minutes)
            instead = Instead(
                day,
                to,
                None if at == block.at else at,
                None if minutes == block.minutes else minutes,
                by.strip(),
            )
            moved = _with_exception(journal, block, day, instead)
            found = appointment(moved, block_id, day)
            return moved, f"{block.title}: moved to {_short(found.on if found else to)}"

        return self._work.decide(change)

    def give_back(self, block_id: int, day: date) -> Change:
        """Take back that the time of ``day`` was dropped or moved.

        Raises Unknown, and Refused when it was neither.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            block = _block(journal, block_id)
            if block.instead_of(day) is None:
                raise Refused(
                    f"{block.title} was neither moved nor dropped that day", "there is nothing to undo"
                )
            words = f"{block.title}: back to the plan on {_short(day)}"
            return _with_exception(journal, block, day, None), words

        return self._work.decide(change)

    def delete(self, block_id: int) -> Change:
        """Remove a block with all its times. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            title = _block(journal, block_id).title
            return journal.drop("blocks", block_id), f"{title}: deleted"

        return self._work.decide(change)

    def name_exports(self, title: str) -> Change:
        """Choose the neutral title of exported blocks. Raises Refused for none."""
        if not title.strip():
            raise Refused("an exported block needs some title", "such as Busy, or Own time")
        return self._work.commit(
            f"exported blocks are called “{title.strip()}”",
            lambda journal: journal.with_settings(block_title=title.strip()),
        )


def _with_time_on(journal: Journal, block_id: int, day: date) -> Block:
    """The block, which has a time on ``day`` by its repetition. Raises Unknown, and Refused if not."""
    block = _block(journal, block_id)
    late = block.until is not None and day > block.until
    if late or not days_of(block.rule, block.first, day, day):
        raise Refused(f"{block.title} has no time on {day}", "choose one of its days")
    return block


def _with_exception(journal: Journal, block: Block, day: date, instead: Instead | None) -> Journal:
    others = tuple(each for each in block.exceptions if each.day != day)
    listed = (*others, instead) if instead is not None else others
    ordered = tuple(sorted(listed, key=lambda each: each.day))
    return journal.put("blocks", block._replace(exceptions=ordered))


def _sound(block: Block) -> Block:
    title = block.title.strip()
    if not title:
        raise Refused("a title is needed", "what is this time for?")
    check_minutes(block.minutes)
    if block.kind is Company.SHARED:
        raise Refused("a block is time of one's own", "solo, or parallel: the same room, own things")
    return block._replace(title=title, first=first_day(block.rule, block.first, block.until))


def _times(block: Block) -> tuple[object, ...]:
    return block.rule, block.at, block.minutes, block.first


def _split(before: Block, changed: Block, today: date, new_id: int) -> tuple[Block, Block]:
    """What was until yesterday, and what is from today on, each with its own exceptions."""
    yesterday = today - timedelta(days=1)
    past = before._replace(
        until=yesterday, exceptions=tuple(each for each in before.exceptions if each.day < today)
    )
    first = max(changed.first, today)
    if changed.rule == before.rule and changed.first < today:  # every other week goes on as it was counted
        first = next(iter(days_of(changed.rule, changed.first, today, today + AHEAD)), first)
    later = tuple(each for each in changed.exceptions if each.day >= today)
    return past, _sound(changed._replace(id=new_id, first=first, exceptions=later))


def _short(day: date) -> str:
    return one_line(f"{day:%a} {day.day} {day:%b}")


def _block(journal: Journal, block_id: int) -> Block:
    try:
        return journal.blocks[block_id]
    except KeyError:
        raise Unknown("that block is gone", "it may have been deleted elsewhere") from None
