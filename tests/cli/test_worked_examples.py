"""The worked examples of the product's sections 2 and 4, through the command line."""

from __future__ import annotations

import pytest

MARCH = "2026-03-{:02}"


def days(*numbers: int) -> list[str]:
    return [MARCH.format(number) for number in numbers]


DAILY = [
    # done, skipped, missed -> streak, at risk, lapsed on
    (days(*range(1, 10)), [], [], 9, False, None),
    (days(*range(1, 9)), [], [], 8, True, None),
    (days(*range(1, 8)), [], [], 0, False, "2026-03-09"),
    (days(*range(1, 6), 8, 9), days(6, 7), [], 7, False, None),
    (days(*range(1, 6), 7, 8, 9), [], days(6), 8, False, None),
]


@pytest.mark.parametrize(("done", "skipped", "missed", "streak", "at_risk", "lapsed_on"), DAILY)
def test_a_daily_habit_on_10_march(companion, tmp_path, done, skipped, missed, streak, at_risk, lapsed_on):
    rows = [f"{day},Coffee,done,," for day in done]
    rows += [f"{day},Coffee,skipped,," for day in skipped]
    rows += [f"{day},Coffee,missed,," for day in missed]
    entries = tmp_path / "entries.csv"
    entries.write_text("date,habit,state,amount,note\n" + "\n".join(rows) + "\n")
    assert companion("import", "csv", str(entries)).code == 0
    (habit,) = companion("status", "--json").json["habits"]
    assert (habit["streak"], habit["at_risk"], habit["lapsed_on"]) == (streak, at_risk, lapsed_on)
    assert habit["state"] == "open"


FRIENDS = [
    ("2026-03-01", "1 week", "2026-03-06", "2026-03-08", 0.714, "fine"),
    ("2026-03-01", "1 week", "2026-03-07", "2026-03-08", 0.857, "soon"),
    ("2026-03-01", "1 week", "2026-03-08", "2026-03-08", 1.0, "time to reach out"),
    ("2026-03-01", "1 week", "2026-03-12", "2026-03-08", 1.571, "overdue"),
    ("2026-01-31", "1 month", "2026-02-28", "2026-02-28", 1.0, "time to reach out"),
    ("2026-01-10", "1 month", "2026-02-26", "2026-02-10", 1.516, "overdue"),
]


@pytest.mark.parametrize(("last", "every", "today", "due", "ratio", "state"), FRIENDS)
def test_a_friend_by_rhythm(companion, at, last, every, today, due, ratio, state):
    at(f"{today}T09:00")
    companion("add", "friend", "Mira", "--every", every, "--added", "2026-01-01")
    companion("contact", "mira", "--date", last)
    (friend,) = companion("list", "friends", "--json").json
    assert (friend["last"], friend["due"], friend["state"]) == (last, due, state)
    assert round(friend["ratio"], 3) == ratio


def test_strength_of_twenty_days_in_a_row(companion, at):
    at("2026-03-20T09:00")
    companion("add", "habit", "Coffee", "--start", "2026-03-01")
    for day in range(1, 21):
        companion("tick", "Coffee", "--date", MARCH.format(day))
    (habit,) = companion("status", "--json").json["habits"]
    assert round(habit["strength"], 4) == 0.6557
    assert habit["streak"] == habit["best"] == 20


def test_half_past_one_belongs_to_the_evening_before(companion, at):
    companion("add", "habit", "Coffee", "--start", "2026-03-01")
    at("2026-03-11T01:30")
    assert companion("tick", "coffee").code == 0
    at("2026-03-10T12:00")
    (habit,) = companion("status", "--json").json["habits"]
    assert habit["state"] == "kept"
    at("2026-03-11T03:00")
    (habit,) = companion("status", "--json").json["habits"]
    assert (habit["state"], habit["streak"]) == ("open", 1)
