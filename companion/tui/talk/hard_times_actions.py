"""Actions on the plan for hard times and on life changes."""

from __future__ import annotations

from datetime import timedelta

from companion.content import sections, words
from companion.domain.journal import ONLY_ONE
from companion.domain.talk import ChangeKind, HardTimes, LifeChange
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values

LINES = 3
REVIEW = timedelta(days=90)
KINDS = tuple(
    Option(kind.value, key) for kind, key in zip(ChangeKind, ("m", "a", "j", "i", "s"), strict=True)
)
HINTS = (
    ("we quarrel late", "we stop and go on at breakfast"),
    ("a week has no free hour", "I take one before work on Saturday"),
    ("I snap at small things", "I say it, and walk round the block"),
)


class HardTimesActions(Actions):
    """Write the plan, take it away."""

    def add(self) -> None:
        """Write it."""
        self.edit(ONLY_ONE)

    def open(self, _: int) -> None:
        """Enter changes it."""
        self.edit(ONLY_ONE)

    def edit(self, _: int) -> None:
        """Change it."""
        plan = self.shell.snapshot.journal.hard_times.get(ONLY_ONE, HardTimes())
        lines = (*plan.lines, *(("", ""),) * LINES)[: max(LINES, len(plan.lines))]
        fields: list[Field] = []
        for n, (when, then) in enumerate(lines):
            hint = HINTS[n % LINES]
            fields.append(Field(f"if-{n}", words("hard_times", "if_1"), when, hint[0]))
            fields.append(Field(f"then-{n}", words("hard_times", "then_1"), then, hint[1]))
        review = str(plan.review) if plan.review else ""
        fields += [
            Field("solitude", words("hard_times", "solitude"), plan.for_solitude, "ten minutes with tea"),
            Field("friends", words("hard_times", "friends"), plan.for_friends, "one message a week"),
            Field("interests", words("hard_times", "interests"), plan.for_interests, "one page"),
            Field("review", words("hard_times", "review"), review, str(self.shell.today + REVIEW)),
        ]

        def keep(values: Values) -> Change:
            made = HardTimes(
                ONLY_ONE,
                tuple((values[f"if-{n}"], values[f"then-{n}"]) for n in range(len(lines))),
                values["solitude"].strip(),
                values["friends"].strip(),
                values["interests"].strip(),
                values.read_or("review", None, self.coming_day),
            )
            return self.companion.talk.plan_hard_times(made)

        section = sections()["hard-times"]
        self.ask(section.title, tuple(fields), keep, words=section.prompt)

    def delete(self, _: int) -> None:
        """Take it away, after asking once."""
        if ONLY_ONE in self.shell.snapshot.journal.hard_times:
            self.confirm("Delete the plan?", "{undo} brings it back.", self.companion.talk.delete_hard_times)


class LifeChangeActions(Actions):
    """Note, edit, delete; and a season for it."""

    def add(self) -> None:
        """Something changed."""

        def keep(values: Values) -> Change:
            since = values.read_or("since", self.shell.today, self.day_of)
            review = values.read_or("review", None, self.coming_day)
            return self.companion.talk.note_change(ChangeKind(values["kind"]), since, values["words"], review)

        section = sections()["changes"]
        self.ask(section.title, self._fields(None), keep, words=section.prompt)

    def edit(self, change_id: int) -> None:
        """Change what is noted."""
        noted = self.shell.snapshot.journal.life_changes[change_id]

        def keep(values: Values) -> Change:
            return self.companion.talk.edit_change(
                change_id,
                kind=ChangeKind(values["kind"]),
                since=values.read_or("since", noted.since, self.day_of),
                words=values["words"].strip(),
                review=values.read_or("review", None, self.coming_day),
            )

        self.ask(sections()["changes"].title, self._fields(noted), keep)

    def open(self, change_id: int) -> None:
        """Enter begins a season for it, with its name filled in; or shows the seasons, once it has one."""
        noted = self.shell.snapshot.journal.life_changes[change_id]
        if noted.season in self.shell.snapshot.journal.seasons:
            self.shell.open("seasons")
            return

        def begun(change: Change) -> None:
            season = next((edit.key for edit in change.delta if edit.table == "seasons"), None)
            if season is not None:
                self.shell.perform(lambda: self.companion.talk.edit_change(change_id, season=season))

        self.shell.begin_season(noted.words or noted.kind.value, self.shell.today + REVIEW, begun)

    def delete(self, change_id: int) -> None:
        """Remove it, after asking once."""
        said = "A season it brought stays. {undo} brings it back."
        self.confirm("Delete this change?", said, lambda: self.companion.talk.delete_change(change_id))

    def _fields(self, noted: LifeChange | None) -> tuple[Field, ...]:
        review = noted.review if noted else self.shell.today + REVIEW
        return (
            Field("kind", "what", noted.kind if noted else ChangeKind.MOVING_IN, options=KINDS),
            Field("words", "in your words", noted.words if noted else "", OPTIONAL),
            Field("since", "since", str(noted.since) if noted else "", "today", accepts=DAY),
            Field(
                "review",
                "look again on",
                str(review) if review else "",
                OPTIONAL,
                accepts="a date; blank: never",
            ),
        )
