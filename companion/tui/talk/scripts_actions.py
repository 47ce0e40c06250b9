"""Actions on words for asking: open, fill the blanks, copy, note what became of them."""

from __future__ import annotations

from companion.content import lands_badly, scripts
from companion.domain.errors import Refused
from companion.domain.landing import went_hard
from companion.domain.script import blank_name, filled, open_blanks
from companion.domain.talk import Outcome
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.fields import OPTIONAL, Field, Values
from companion.tui.talk.actions import SectionActions

SAID = (Option("said", "s"), Option("not yet", "n"))
NO_WORD = "not said"
OUTCOMES = (*(Option(one.value, one.value[0]) for one in Outcome), Option(NO_WORD, "n"))


class ScriptActions(Actions):
    """Actions on one script, by its id."""

    def open(self, script_id: str, blank: str = "") -> None:
        """Show its words, with the cursor on a blank if one is given."""
        if script_id not in scripts():
            self.shell.say_problem(Refused("these words are gone", "your own file may have changed"))
            return
        from companion.tui.talk.script import ScriptPage

        page = ScriptPage(script_id)
        self.shell.push_screen(page)
        if blank:
            page.call_after_refresh(lambda: page.query_one(page.VIEW).show_blank(blank))

    def edit(self, script_id: str) -> None:
        """Fill its blanks."""
        self.fill(script_id)

    def fill(self, script_id: str, first: str = "") -> None:
        """All its blanks in one form; what is left as the data says goes on following the data."""
        script = self.shell.snapshot.scripts[script_id]
        known = self.shell.snapshot.script_words
        fields = tuple(
            Field(f"blank-{name}", blank_name(name), known.get(name, "")) for name in script.blanks
        )

        def keep(values: Values) -> Change:
            typed = {name: values[f"blank-{name}"].strip() for name in script.blanks}
            changed = {name: text for name, text in typed.items() if text != known.get(name, "")}
            return self.companion.talk.fill_blanks(changed)

        words = "Filled from your blocks, habits and agreements. An emptied blank goes back to what they say."
        self.ask(script.title, fields, keep, first=f"blank-{first}" if first else "", words=words)

    def copy(self, script_id: str, form: str) -> str:
        """Send a form to the terminal's clipboard; refused while one of its blanks is open, which is named.

        The name of the first open blank; empty when the form was sent.
        """
        text, words = getattr(self.shell.snapshot.scripts[script_id], form), self.shell.snapshot.script_words
        for blank in open_blanks(text, words):
            self.shell.say_problem(Refused(f"“{blank_name(blank)}” is still open", "enter fills it"))
            return blank
        self.shell.copy_to_clipboard(filled(text, words))
        self.shell.say(f"{form} form sent to the terminal's clipboard")
        return ""

    def reword(self, script_id: str) -> None:
        """Both forms, to be put in one's own words; a word in braces is a blank."""
        script = self.shell.snapshot.scripts[script_id]
        fields = (Field("long", "long", script.long), Field("short", "short", script.short))
        self.ask(
            script.title,
            fields,
            lambda values: self.companion.talk.reword(scripts()[script_id], values["long"], values["short"]),
            words="A word in braces, as {activity}, is a blank. {original} brings the original back.",
        )

    def restore(self, script_id: str) -> None:
        """Bring the original text back."""
        original = scripts()[script_id]
        if self.shell.snapshot.scripts[script_id] == original:
            self.shell.say(f"{original.title}: this is the original")
        else:
            self.shell.perform(lambda: self.companion.talk.reword(original, "", ""))

    def tell(self, script_id: str) -> None:
        """Note whether it was said, and how it went."""
        fields = (
            Field("said", "was it said", "said", options=SAID),
            Field("outcome", "how it went", NO_WORD, options=OUTCOMES),
            Field("how", "a line about it", "", OPTIONAL),
        )

        def keep(values: Values) -> Change:
            outcome = None if values["outcome"] == NO_WORD else Outcome(values["outcome"])
            return self.companion.talk.tell(script_id, values["said"] == "said", values["how"], outcome)

        self.ask(scripts()[script_id].title, fields, keep, then=lambda _: self._offer_help(script_id))

    def _offer_help(self, script_id: str) -> None:
        """After it went hard twice, offer eight sentences that may help."""

        def answered(yes: bool | None) -> None:
            if yes:
                SectionActions(self.shell).open("lands-badly")

        if went_hard(script_id, self.shell.snapshot.journal, self.shell.today):
            words = (
                "It was hard twice lately. Eight sentences may help with the next time. Read them now? "
                "They always stand on Talk."
            )
            self.shell.push_screen(ConfirmDialog(lands_badly().title, words), answered)

    def delete_telling(self, telling_id: int) -> None:
        """Remove a note of what became of it."""
        self.confirm(
            "Delete this note?",
            "{undo} brings it back.",
            lambda: self.companion.talk.delete_telling(telling_id),
        )
