"""Twenty of the stories through the real app: what stands on its panel, in a pseudo-terminal, day by day.

The days themselves are lived by the services; the app is what opens, and what is read. It shows the first
question; the others are told by ``status``. The usual run takes three of them, ``SWEEPS=all`` takes them all.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from tests.domain.stories import Life
from tests.domain.test_asking_stories import STORIES
from tests.sweeps import sample
from tests.tui.terminal import COMPANION, Terminal, environment

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
TOLD = {
    "Good to see you": "welcome",
    "Nothing of your own has been noted": "everything",
    "Less time of your own, week by week": "fading",
    "Five quick questions": "compass",
}
CHOSEN = (
    "opened on 13 January and then on 5 March: a welcome, and the first question on the 12th",
    "all quiet, the app opened: single lapses first, one panel for the whole from 31 January",
    "answered and still nothing recorded, it asks again after thirty days",
    "a tick of a tracked habit every day: never the panel for the whole",
    "two of three a week: never the panel for the whole",
    "not in a season nor for seven days after it",
    "nothing recorded yet: it counts from the day the second pillar got its first thing",
    "one contact ends it, and the oldest lapse is asked at once",
    "opening the app every few weeks is not being away",
    "the return is its first day, whatever is opened after",
    "a later lapse never pushes an unanswered one away; it is told beside it",
    "after not this the others come seven days later",
    "what is kept again ends by itself, and the next is asked at once",
    "start small: ten minutes of an hour end the lapse",
    "not done in seven days, it asks once more, and only once",
    "not this leaves this one thing alone for thirty days, and no other",
    "a muted sign holds back its pillar, and no other",
    "a kept check-in mutes what was noticed at the gate",
    "less time alone, pair of weeks by pair of weeks, and more together",
    "the compass is offered each month, last of all",
)


class RealLife(Life):
    """A life on disk, whose app is really opened and looked at."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.store = folder / "companion.json"
        self.companion = make_companion(self.store, self.clock)
        self.shown = ""

    def _open(self) -> None:
        self.shown = self._look_at_the_app()

    def panel(self) -> str:
        """What is on the first screen of the app, held against what the services say."""
        said = super().panel()
        seen = self._look_at_the_app()
        first = said.split(", ")[0].partition("+")
        expected = first[0] + ("+" if first[1] else "")
        if expected == "nothing" and seen == "compass" and not self.names_compass:
            return said
        return said if seen == expected else f"{said} (the app: {seen})"

    def _look_at_the_app(self) -> str:
        env = {**environment(self.store), "COMPANION_NOW": self.clock.moment.isoformat()}
        terminal = Terminal(env, 100, 50)
        try:
            terminal.press(f"{COMPANION}\r")
            terminal.shows("1 Today")
            terminal.shows("─ Solitude ─")
            terminal.settle(0.4)
            text = " ".join(terminal.text.replace("│", " ").split())
            terminal.press("q")
            terminal.until(lambda: terminal.text.rstrip().endswith("$"))
        finally:
            terminal.close()
        for words, panel in TOLD.items():
            if words in text:
                return panel
        journal = self.companion.work.journal
        names = [one.name for t in (journal.habits, journal.friends, journal.interests) for one in t.values()]
        for name in names:
            if f"{name}: quiet for" in text or f"{name}: nothing logged since" in text:
                return name + ("+" if "also quiet" in text else "")
        return "nothing"


@pytest.mark.parametrize("name", sample(CHOSEN, 7))
def test_a_story_through_the_real_app(name: str, tmp_path: Path) -> None:
    assert RealLife(tmp_path).live(STORIES[name]) == []
