"""People out of an address book: a preview where nobody is chosen, taken in as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import ProgressBar

from companion.bounded import read_bounded
from companion.domain.errors import CompanionError, Refused
from companion.formats.address_books import read_people
from companion.formats.people import FoundPeople
from companion.services.people_import import Candidate, import_people, plan
from companion.tui.friends.people_rows import candidate_rows
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

STEP = 100  # cards between two looks at the progress bar


class ImportPeoplePage(PillarScreen):
    """Reads off the screen's own thread; nothing is written before the person says so."""

    HEADING = "Import"
    MODE = "Friends"
    PILLAR = "friends"
    PURPOSE = (
        "The people of an address book. Space chooses one, A all that are new; the last row takes in the "
        "chosen, and {undo} takes that back. Whoever seems to be there already is marked and left alone."
    )
    SAYS: ClassVar[dict[str, str]] = {
        "open": "Choose, or leave out; on the last row, take in",
        "tick": "Choose, or leave out",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Leave without taking anybody in"),
        Binding("A", "choose_new", "all new", tooltip="Choose everybody who is not there yet, or nobody"),
        Binding("ctrl+s", "take_in", "take in", tooltip="Take in the chosen"),
    ]

    def __init__(self, path: Path, form: str) -> None:
        super().__init__()
        self._path, self._form = path, form
        self._found: FoundPeople | None = None
        self._candidates: list[Candidate] = []
        self._chosen: set[int] = set()

    def compose_body(self) -> ComposeResult:
        """A progress bar while the file is read, then the list."""
        with Vertical(id="body"):
            yield ProgressBar(show_eta=False, id="progress")
            yield RowList(id="people")

    def prepare(self) -> None:
        """Read while the screen stays alive."""
        titled(
            self.query_one("#people"),
            "Who is there",
            "space choose · {all-new} all new · {take-in} take in · esc leave",
        )
        self.query_one("#people").display = False
        self._read()

    def fill(self) -> None:
        """The candidates with what is chosen so far."""
        if self._found is not None:
            rows = candidate_rows(self._candidates, self._chosen, self._found.left_out)
            self.query_one("#people", RowList).show(rows)

    def ticked(self, kind: str, key: Any) -> None:
        """Choose or leave one."""
        if kind == "candidate":
            self._chosen ^= {key}
            self.fill()

    def opened(self, kind: str, key: Any) -> None:
        """Enter chooses too; on the last row it takes in."""
        if kind == "candidate":
            self.ticked(kind, key)
        else:
            self.action_take_in()

    def action_choose_new(self) -> None:
        """All that are new, or nobody when they were chosen already."""
        new = {at for at, each in enumerate(self._candidates) if each.duplicate_of is None}
        self._chosen = set() if self._chosen == new else new
        self.fill()

    def action_take_in(self) -> None:
        """Take in the chosen as one step."""
        app = self.shell
        if self._found is None or not self._chosen:
            app.say_problem(Refused("nobody is chosen", "space chooses one, A all that are new"))
            return
        chosen = [self._candidates[at] for at in sorted(self._chosen)]
        try:
            report = import_people(app.companion.work, self._found, self._candidates, chosen)
        except CompanionError as error:
            app.say_problem(error)
            return
        self.app.pop_screen()
        if report.change is not None:
            app.take(report.change)
        app.say(report.words)

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            data = read_bounded(self._path, "give a file of an address book")
            found = read_people(self._form, data, self._told)
        except CompanionError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._show, found)

    def _told(self, done: int, total: int) -> None:
        if done % STEP == 0:
            bar = self.query_one("#progress", ProgressBar)
            self.app.call_from_thread(bar.update, total=total, progress=done)

    def _show(self, found: FoundPeople) -> None:
        self._found = found
        self._candidates = plan(found, self.snapshot.journal)
        self.query_one("#progress").display = False
        self.query_one("#people").display = True
        self.fill()
        self.query_one("#people").focus()

    def _failed(self, error: CompanionError) -> None:
        self.app.pop_screen()
        self.shell.say_problem(error)
