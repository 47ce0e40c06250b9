"""Actions on blocks: plan, change, drop or move a single time, and the words to announce it."""

from __future__ import annotations

from datetime import date, time, timedelta

from companion.domain.appointments import Appointment, Key, appointment, notice
from companion.domain.block import Block
from companion.domain.date_parsing import read_date_near
from companion.domain.errors import Refused, Unreadable
from companion.domain.hours import read_length, read_time
from companion.domain.repetition import HINT, first_day, parse_repetition, repetition_words
from companion.domain.session import Company
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import OPTIONAL, Field, FieldError, Values, accepted
from companion.tui.kit.wording import relative_day
from companion.tui.time.sessions_actions import about_of, name_of

BLOCK_KINDS = (Option(Company.SOLO, "s", "alone"), Option(Company.PARALLEL, "p", "same room, own things"))
TIME, LENGTH = "19:00, 7:30, 8pm", "60, 1.5 h, or the end: 20:30"


class BlockActions(Actions):
    """Add, edit, delete; move, drop and give back one time; say it."""

    def open(self, block_id: int) -> None:
        """Show the week of its next time."""
        blocks = self.shell.snapshot.blocks
        self.open_week(next((each for each in blocks if each.block.id == block_id), None))

    def open_week(self, at: Appointment | None = None) -> None:
        """Show the page of blocks, with the cursor on ``at`` if given."""
        from companion.tui.time.blocks import BlocksPage

        self.shell.push_screen(BlocksPage(at))

    def add(self) -> None:
        """A new block."""
        fields = block_fields(None, "")
        self.ask("Time with yourself", fields, lambda values: self._keep(values, None))

    def plan(self, title: str, minutes: int, about: str = "") -> None:
        """A new block with everything filled in, to be kept as it is or changed."""
        day = self.shell.today + timedelta(days=1)
        given = {"title": title, "rule": "once", "at": "19:00", "length": f"{minutes} min", "first": str(day)}
        fields = tuple(
            field._replace(value=({**given, "about": about}).get(field.id, field.value))
            for field in block_fields(None, about)
        )
        self.ask(
            "Time with yourself", fields, lambda values: self._keep(values, None), first="at", enough="at"
        )

    def edit(self, block_id: int) -> None:
        """Change a block; other days or hours hold from today."""
        block = self.companion.blocks.get(block_id)
        fields = block_fields(block, name_of(self.shell.snapshot.journal, block))
        self.ask(block.title, fields, lambda values: self._keep(values, block))

    def delete(self, block_id: int) -> None:
        """Remove a block, after asking once."""
        block = self.companion.blocks.get(block_id)
        words = "All its times go, past ones too; sessions stay. {undo} brings it back."
        self.confirm(f"Delete {block.title}?", words, lambda: self.companion.blocks.delete(block_id))

    def drop(self, at: Appointment) -> None:
        """Let one time go, and say what took it over if one likes."""
        title = f"{at.block.title}: drop {relative_day(at.on, self.shell.today)}"
        field = Field("by", "what came up", "", "optional")
        self.ask(title, (field,), lambda values: self.companion.blocks.drop(*at.key, values["by"]))

    def move(self, at: Appointment) -> None:
        """Move one time to another day or hour."""
        block = at.block

        def keep(values: Values) -> Change:
            start = values.read("at", read_time)
            return self.companion.blocks.move(
                block.id,
                at.day,
                values.read("to", lambda text: read_date_near(text, at.day, self.shell.today)),
                start,
                values.read("length", lambda text: _length(text, start)),
                values["by"],
            )

        fields = (
            Field("to", "to", str(at.start.date()), accepts="thursday, tomorrow, 2026-04-01"),
            Field("at", "from", f"{at.start:%H:%M}", accepts=TIME),
            Field("length", "for", f"{at.minutes} min", accepts=LENGTH),
            Field("by", "what came up", at.instead.by if at.instead else "", OPTIONAL),
        )
        self.ask(f"{block.title}: move {relative_day(at.on, self.shell.today)}", fields, keep)

    def give_back(self, at: Appointment) -> None:
        """As planned again."""
        self.shell.perform(lambda: self.companion.blocks.give_back(*at.key))

    def say(self, at: Appointment) -> None:
        """The words to say before a time that is still ahead, or else the next one, to be read or copied."""
        from companion.tui.kit.notice import NoticeDialog

        ahead = at if at.start > self.shell.snapshot.now else self._next_after(at)
        if ahead is None:
            day = relative_day(at.on, self.shell.today)
            problem = f"{at.block.title} on {day} has begun, and no other is planned"
            self.shell.say_problem(Refused(problem, "a block that repeats always has a next time"))
            return
        short, full = notice(ahead, self.shell.today)
        self.shell.push_screen(NoticeDialog(at.block.title, short, full))

    def _next_after(self, at: Appointment) -> Appointment | None:
        now = self.shell.snapshot.now
        ahead = (each for each in self.shell.snapshot.blocks if each.start > now)
        return next((each for each in ahead if each.block.id == at.block.id), None)

    def name_exports(self) -> None:
        """Choose what exported blocks are called."""
        title = self.shell.snapshot.journal.settings.block_title
        words = "companion export ics writes all blocks under this one title, without their places."
        field = Field("title", "called", title, "Busy, or Own time")
        self.ask(
            "In a calendar",
            (field,),
            lambda values: self.companion.blocks.name_exports(values["title"]),
            words=words,
        )

    def _keep(self, values: Values, block: Block | None) -> Change:
        if not values["title"].strip():
            raise FieldError("title", Refused("a title is needed", "what is this time for?"))
        first = values.read_or("first", self.shell.today, self.coming_day)
        values.read(
            "rule", lambda text: parse_repetition(text, first)
        )  # errors come in the order of the fields
        at = values.read("at", read_time)
        until = values.read_or("until", None, self.coming_day)
        if until is not None and until < first:
            raise FieldError("until", Refused(f"{until} is before it begins", "choose a later last day"))
        interest, habit = about_of(values, block, self.shell.snapshot.journal)
        fields: dict[str, object] = {
            "first": first,
            "at": at,
            "minutes": values.read("length", lambda text: _length(text, at)),
            "rule": values.read("rule", lambda text: _rule(text, first, until)),
            "until": until,
            "place": values["place"].strip(),
            "habit": habit,
            "interest": interest,
            "kind": Company(values["kind"]),
        }
        if block is None:
            return self.companion.blocks.add(values["title"], **fields)  # type: ignore[arg-type]
        return self.companion.blocks.edit(block.id, title=values["title"], **fields)


class TimeActions(Actions):
    """Acts on one time of a block, (block id, day); the letter keys act on the block itself."""

    def open(self, key: Key) -> None:
        """Enter shows its week."""
        block_id, day = key
        shown = appointment(self.shell.snapshot.journal, block_id, day)
        BlockActions(self.shell).open_week(shown)

    def tick(self, key: Key) -> None:
        """Space logs it as planned."""
        self.shell.perform(lambda: self.companion.blocks.did(*key))


def block_fields(block: Block | None, about: str) -> tuple[Field, ...]:
    """What is asked of a block; ``about`` is the name of what it belongs to."""
    rule = repetition_words(block.rule) if block else ""
    return (
        Field("title", "title", block.title if block else "", "Library, a walk, the door closed"),
        Field("rule", "repeats", rule, "once", accepts=accepted(HINT)),
        Field("at", "from", f"{block.at:%H:%M}" if block else "19:00", accepts=TIME),
        Field("length", "for", f"{block.minutes} min" if block else "60 min", accepts=LENGTH),
        Field("place", "place", block.place if block else "", OPTIONAL),
        Field(
            "first",
            "first day",
            str(block.first) if block else "",
            "today",
            accepts="tomorrow, thursday, 2026-04-01",
        ),
        Field(
            "until",
            "last day",
            str(block.until) if block and block.until else "",
            "no end",
            accepts="a date; blank: no end",
        ),
        Field("about", "belongs to", about, OPTIONAL, accepts="an interest or a habit"),
        Field("kind", "with whom", block.kind if block else Company.SOLO, options=BLOCK_KINDS),
    )


def _rule(text: str, first: date, until: date | None) -> str:
    rule = parse_repetition(text, first)
    first_day(rule, first, until)
    return rule


def _length(text: str, at: time) -> int:
    if not text:
        raise Unreadable("a length is needed", "write 60, 1.5 h, or the end: 20:30")
    return read_length(text, at)
