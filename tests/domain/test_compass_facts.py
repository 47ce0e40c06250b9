"""The fact beside each row of the compass."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from companion.content import compass
from companion.domain.block import Block, Instead
from companion.domain.compass_facts import compass_fact
from companion.domain.journal import Journal
from companion.domain.session import Company, Session
from companion.domain.talk import MonthlyTalk, Telling

TODAY = date(2026, 3, 10)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def with_sessions(*fields: dict[str, Any]) -> Journal:
    sessions = (Session(n, ago(n), **each) for n, each in enumerate(fields))
    return Journal(sessions={session.id: session for session in sessions})


@pytest.mark.parametrize("row", [*compass(), "no-such-row"])
def test_without_data_there_is_none(row: str) -> None:
    assert compass_fact(row, Journal(), TODAY) == ""


def test_how_one_came_back_counts_the_last_twelve_times_that_was_said() -> None:
    came = [{"presence": "present"}, {"presence": "elsewhere"}, {}] * 6
    assert compass_fact("return", with_sessions(*came), TODAY) == "came back present 6 of 12"
    assert compass_fact("return", with_sessions({}, {}), TODAY) == ""


def test_the_last_shared_time() -> None:
    journal = with_sessions({}, {"kind": Company.PARALLEL}, {"kind": Company.SHARED})
    assert compass_fact("reachable", journal, TODAY) == "last shared time: 8 March"


def test_what_was_said() -> None:
    journal = Journal().put("talks", MonthlyTalk(held=(ago(40), ago(9))))
    assert compass_fact("says-needs", journal, TODAY) == "last talk 1 March"
    journal = journal.put("tellings", Telling(1, ago(2), "clear-ask", said=True))
    journal = journal.put("tellings", Telling(2, ago(1), "clear-ask", said=False))
    assert compass_fact("says-needs", journal, TODAY) == "last talk 1 March, last said what you need 8 March"
    journal = journal.put("talks", MonthlyTalk(held=(ago(9), TODAY, ago(-1))))
    journal = journal.put("tellings", Telling(3, TODAY, "clear-ask", said=True))
    journal = journal.put("tellings", Telling(4, ago(-1), "clear-ask", said=True))
    assert (
        compass_fact("says-needs", journal, TODAY) == "last talk 10 March, last said what you need 10 March"
    )


def test_blocks_given_up_in_four_weeks() -> None:
    instead = (Instead(ago(3)), Instead(ago(10), to=ago(9)), Instead(ago(27)), Instead(ago(28)))
    block = Block(1, "Library", ago(60), time(18), 60, exceptions=instead)
    assert compass_fact("both", Journal().put("blocks", block), TODAY) == "2 blocks given up in four weeks"


def test_what_one_would_share() -> None:
    journal = with_sessions({"tell": "the heron"}, {"tell": " "})
    said = "1 thing to share with your partner written down in four weeks"
    assert compass_fact("seen", journal, TODAY) == said
