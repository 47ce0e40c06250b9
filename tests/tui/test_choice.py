"""Choices: whichever option is marked, all of them stand where they stood, and are seen whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.tui.kit.choice import Choice, Option, Several
from companion.tui.kit.lines import length

labels = st.lists(st.text("abk \u4e2d", min_size=1, max_size=24).map(str.strip), min_size=1, max_size=5)
widths = st.integers(6, 60)


def drawn(choice: Choice, width: int) -> list[str]:
    """The rows of a choice, without what tells the marked one."""
    rows = choice._rows(width)
    assert all(sum(length(words) + 2 for _, words in row) - 2 <= width for row in rows)
    return [" ".join(option.value for option, _ in row) for row in rows]


@given(labels, widths)
def test_the_rows_are_the_same_whichever_option_is_marked(words: list[str], width: int) -> None:
    options = tuple(Option(str(n), "k", word) for n, word in enumerate(words))
    rows = drawn(Choice(options, ""), width)
    assert all(drawn(Choice(options, option.value), width) == rows for option in options)
    both = drawn(Several(options, ""), width)
    assert drawn(Several(options, ",".join(option.value for option in options)), width) == both
