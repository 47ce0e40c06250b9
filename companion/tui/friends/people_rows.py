"""Rows of an address book that is looked through."""

from __future__ import annotations

from collections.abc import Sequence, Set

from companion.services.people_import import Candidate
from companion.tui.kit.lines import Line, columns, joined, paragraph, width_of
from companion.tui.kit.row_layout import Row


def candidate_rows(candidates: Sequence[Candidate], chosen: Set[int], left_out: Sequence[str]) -> list[Row]:
    """Everybody found, the row that takes in the chosen, and what could not be read with its reason."""
    rows = [_row(at, candidate, at in chosen) for at, candidate in enumerate(candidates)]
    people = "one person" if len(chosen) == 1 else f"{len(chosen)} people"
    words = f"Take in {people}" if chosen else "Nobody is chosen yet"
    role = "strong" if chosen else "muted"
    rows.append(Row(("take", 0), lambda width: [(), (("→ ", "accent"), (words, role))]))
    if left_out:
        rows.append(Row(None, lambda width: [(), (("Left out", "heading"),)]))
        rows += [_reason(reason) for reason in left_out]
    return rows


def _row(at: int, candidate: Candidate, chosen: bool) -> Row:
    def draw(width: int) -> list[Line]:
        person = candidate.person
        known = f"there as {candidate.duplicate_of}: {candidate.same}" if candidate.duplicate_of else ""
        told = joined((person.birthday, ", ".join(person.tags), known))
        mark = ("●", 1, "accent") if chosen else ("○", 1, "muted")
        name_role = "muted" if known and not chosen else ""
        half = width // 2
        if width_of(told) <= half and 2 + width_of(person.name) < width - half:
            return [columns(width, mark, (person.name, 0, name_role), (told, half, "muted"))]
        head = columns(width, mark, (person.name, 0, name_role))
        return [head, *(paragraph(told, width, "muted", "  ") if told else ())]

    return Row(("candidate", at), draw)


def _reason(reason: str) -> Row:
    return Row(None, lambda width: paragraph(reason, width, "muted"))
