"""Actions on settings."""

from __future__ import annotations

from companion.domain.errors import Refused
from companion.services.preference_table import Preference, preference
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import Field, Values
from companion.tui.settings.rows import DEFAULT_THEME


class PreferenceActions(Actions):
    """Change one, set one back."""

    def change(self, name: str) -> None:
        """Ask for another value."""
        if name == "theme":
            self.shell.search_themes()
        elif name == "lock":
            self._passphrase()
        elif name == "resting":
            self.shell.open("resting")
        elif name == "words":
            self.shell.say("words of your own are files; the text about them says what to do")
        else:
            self._change(preference(name, self.shell.snapshot.journal.settings))

    def restore(self, name: str) -> None:
        """Set it back to what it is by default."""
        if name == "theme":
            self.shell.theme = DEFAULT_THEME
        elif name == "lock":
            self.shell.perform(lambda: self.companion.lock.choose(""))
        elif name not in ("words", "resting"):
            self.shell.perform(lambda: self.companion.preferences.restore(preference(name)))

    def _change(self, one: Preference) -> None:
        now = one.show(getattr(self.shell.snapshot.journal.settings, one.field))
        value = "" if now in ("none", "not said", "never") else now.removesuffix(" minutes")
        if one.choices:
            options = tuple(Option(word, _letter(word, one.choices)) for word in one.choices)
            chosen = ",".join(word for word in one.choices if word in now) if one.several else now
            field = Field("value", one.label, chosen, options=options, several=one.several)
        else:
            field = Field("value", one.label, value, one.hint)

        def keep(values: Values) -> Change:
            return self.companion.preferences.change(one, values["value"])

        self.ask(one.label.capitalize(), (field,), keep, words=one.what)

    def _passphrase(self) -> None:
        def keep(values: Values) -> Change:
            if values["value"] != values["again"]:
                raise Refused("the two passphrases differ", "type both again")
            return self.companion.lock.choose(values["value"])

        fields = (
            Field("value", "passphrase", "", "leave blank to remove it", secret=True),
            Field("again", "the same again", "", secret=True),
        )
        words = (
            "Companion asks for it when it starts with --locked, and after the idle minutes. It only hides "
            "the screen: whoever can read this disk can read your store. companion encrypt seals the store."
        )
        self.ask("Passphrase", fields, keep, words=words)


def _letter(word: str, words: tuple[str, ...]) -> str:
    """A letter that chooses ``word`` and no other of ``words``."""
    taken: dict[str, str] = {}
    for each in words:
        taken[each] = next(letter for letter in each.casefold() if letter not in taken.values())
    return taken[word]
