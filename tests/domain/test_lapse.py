"""Lapses: what went quiet, which signs fit, and when it may be asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from companion.domain.answers import Answer, Pillar, Reply
from companion.domain.asking import asking
from companion.domain.cadence import Cadence
from companion.domain.check_in import CheckIn
from companion.domain.evidence import evidence
from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.habit import DONE, Habit
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.lapse import Lapse, lapses, unanswered
from companion.domain.presence import presence
from companion.domain.quiet import Precomputed
from companion.domain.session import Session
from companion.domain.streak import judge
from tests.domain.histories import TODAY, day, history, make, rest

SOLITUDE, FRIENDS, INTERESTS = Pillar


def with_habit(
    journal: Journal, letters: str, habit: Habit | None = None, key: int = 1, start: str = "03-01"
) -> Journal:
    journal = journal.put("habits", (habit or make())._replace(id=key))
    return journal._replace(entries={**journal.entries, key: history(letters, start)})


def with_interest(journal: Journal, *days: str, key: int = 1, added: str = "2025-06-01") -> Journal:
    journal = journal.put("interests", Interest(key, "Woodcut" if key == 1 else f"Craft {key}", day(added)))
    for n, on in enumerate(days):
        journal = journal.put("sessions", Session(100 * key + n, day(on), interest=key))
    return journal


def with_friend(journal: Journal, last: str | None, key: int = 1, **fields: Any) -> Journal:
    who = Friend(key, "Mara" if key == 1 else f"Jo {key}", day("2025-06-01"), Circle.INNER)
    journal = journal.put("friends", who._replace(**fields))
    return journal.put("contacts", Contact(key, day(last), (key,))) if last else journal


EMPTY = Journal()
LAPSED_HABIT = with_habit(EMPTY, "ddddddd")


def one(journal: Journal, today: date = TODAY) -> Lapse:
    (found,) = lapses(journal, today)
    return found


def answered(journal: Journal, lapse: Lapse, reply: Reply, on: str) -> Journal:
    key = len(journal.answers) + 1
    answer = Answer(key, day(on), lapse.pillar, lapse.subject, lapse.since, reply)
    return journal.put("answers", answer)


def asks(journal: Journal, on: str) -> list[tuple[Pillar, int]]:
    here = presence(journal, day(on))
    found = (question.lapse for question in asking(journal, day(on), here))
    return [(lapse.pillar, lapse.subject) for lapse in found if lapse is not None]


class TestAHabit:
    def test_lapses_when_its_streak_ends(self) -> None:
        found = one(LAPSED_HABIT)
        assert (found.pillar, found.subject, found.name) == (SOLITUDE, 1, "Walk")
        assert (found.since, found.lapsed_on) == (day("03-07"), day("03-09"))
        assert found.fact == "Walk: last time 7 March"
        assert lapses(with_habit(EMPTY, "dddddddd"), TODAY) == []

    def test_only_if_the_run_was_at_least_three_long(self) -> None:
        assert lapses(with_habit(EMPTY, "dd"), TODAY) == []
        assert lapses(with_habit(EMPTY, "ddd"), TODAY) != []

    def test_stays_lapsed_until_an_occasion_is_kept_again(self) -> None:
        assert one(LAPSED_HABIT, day("08-01")).lapsed_on == day("03-09")
        assert lapses(with_habit(EMPTY, "ddddddd--d"), TODAY) == []

    @pytest.mark.parametrize(
        "fields",
        [
            {"pauses": (rest("03-10", "03-12"),)},
            {"archives": (rest("03-10"),)},
        ],
    )
    def test_paused_today_or_archived_has_not_lapsed(self, fields: dict[str, Any]) -> None:
        assert lapses(with_habit(EMPTY, "ddddddd", make(**fields)), TODAY) == []

    def test_a_quota_lapses_from_its_last_done_day(self) -> None:
        journal = with_habit(EMPTY, "--d----" * 3, make("1 a week", "02-02"), start="02-02")
        found = one(journal)
        assert (found.since, found.lapsed_on) == (day("02-18"), day("03-08"))

    def test_uses_the_week_of_the_settings(self) -> None:
        # Done on three Saturdays. On Sunday 8 March the second week missed has ended, or still runs.
        journal = with_habit(EMPTY, "d------" * 3, make("1 a week", "02-07"), start="02-07")
        assert lapses(journal, day("03-08")) == []
        sunday = journal._replace(settings=journal.settings._replace(week_start=6))
        assert one(sunday, day("03-08")).lapsed_on == day("03-07")

    def test_may_be_told_the_streaks_that_are_known(self) -> None:
        known = {1: judge(make(), history("ddddddd"), TODAY)}
        assert lapses(LAPSED_HABIT, TODAY, Precomputed(known)) == lapses(LAPSED_HABIT, TODAY)
        assert lapses(LAPSED_HABIT, TODAY, Precomputed({1: judge(make(), {}, TODAY)})) == []


class TestAFriend:
    def test_lapses_when_overdue(self) -> None:
        found = one(with_friend(EMPTY, "02-27"))
        assert (found.pillar, found.since, found.lapsed_on) == (FRIENDS, day("02-27"), day("03-10"))
        assert found.fact == "Mara: 11 days, you wanted weekly"
        assert lapses(with_friend(EMPTY, "02-28"), TODAY) == []

    def test_lapses_not_at_rest_archived_or_dead(self) -> None:
        for fields in ({"rest": rest("03-01")}, {"archived": TODAY}, {"died": TODAY}):
            assert lapses(with_friend(EMPTY, "02-01", **fields), TODAY) == []

    def test_never_contacted_counts_from_the_day_added(self) -> None:
        found = one(with_friend(EMPTY, None, added=day("02-10")))
        assert found.since == day("02-10")
        assert found.fact == "Mara: nothing logged since you added Mara on 10 February; you wanted weekly"
        assert found.never

    def test_the_fact_says_a_rhythm_of_ones_own(self) -> None:
        found = one(with_friend(EMPTY, "02-01", every=Cadence(2, "week")))
        assert found.fact == "Mara: 37 days, you wanted every 2 weeks"


class TestAnInterest:
    def test_lapses_after_28_days(self) -> None:
        found = one(with_interest(EMPTY, "02-01"), day("03-01"))
        assert (found.pillar, found.since, found.lapsed_on) == (INTERESTS, day("02-01"), day("03-01"))
        assert found.fact == "Woodcut: last time 1 February"
        assert lapses(with_interest(EMPTY, "02-01"), day("02-28")) == []

    def test_or_after_twice_its_own_usual_gap(self) -> None:
        days = ("2025-09-01", "2025-10-01", "2025-10-31")
        assert lapses(with_interest(EMPTY, *days), day("2025-12-29")) == []
        assert one(with_interest(EMPTY, *days), day("2025-12-30")).lapsed_on == day("2025-12-30")

    def test_with_fewer_than_three_sessions_28_days_apply(self) -> None:
        assert lapses(with_interest(EMPTY, "2025-09-01", "2025-12-01"), day("2025-12-29")) != []

    def test_never_used_counts_from_the_day_added(self) -> None:
        journal = with_interest(EMPTY, added="02-01")
        assert lapses(journal, day("02-28")) == []
        assert (
            one(journal, day("03-01")).fact == "Woodcut: nothing logged since you added Woodcut on 1 February"
        )

    def test_archived_has_not_lapsed(self) -> None:
        journal = with_interest(EMPTY, "02-01")
        assert lapses(journal.put("interests", journal.interests[1]._replace(archived=TODAY)), TODAY) == []


class TestSigns:
    @pytest.mark.parametrize(
        ("journal", "signs"),
        [
            (LAPSED_HABIT, ["drained", "shallow-thinking", "uneasy-alone"]),
            (with_friend(EMPTY, "02-01"), ["quiet-friends"]),
            (with_interest(EMPTY, "02-01"), ["lost-loves", "dry-ideas"]),
        ],
    )
    def test_that_fit_each_carry_their_fact(self, journal: Journal, signs: list[str]) -> None:
        found = one(journal)
        assert [fit.sign for fit in found.signs] == signs
        assert [fit.fact for fit in found.signs] == [evidence(sign, journal, TODAY) for sign in signs]

    def test_several_pillars_add_the_short_fuse_last(self) -> None:
        both = with_friend(LAPSED_HABIT, "02-01")
        assert [lapse.signs[-1].sign for lapse in lapses(both, TODAY)] == ["short-fuse", "short-fuse"]
        assert [len(lapse.signs) for lapse in lapses(both, TODAY)] == [4, 2]

    def test_two_lapses_of_one_pillar_do_not(self) -> None:
        two = with_friend(with_friend(EMPTY, "02-01"), "02-02", key=2)
        assert [[fit.sign for fit in lapse.signs] for lapse in lapses(two, TODAY)] == [["quiet-friends"]] * 2


def test_the_most_recent_lapse_comes_first() -> None:
    journal = with_interest(with_friend(with_friend(LAPSED_HABIT, "02-01"), "02-20", key=2), "02-12")
    assert [(lapse.pillar, lapse.subject) for lapse in lapses(journal, day("03-12"))] == [
        (INTERESTS, 1),
        (SOLITUDE, 1),
        (FRIENDS, 2),
        (FRIENDS, 1),
    ]


class TestAnswers:
    lapse = one(LAPSED_HABIT)

    @pytest.mark.parametrize("reply", [Reply.CHECK_IN, Reply.NOT_THIS])
    def test_close_the_same_lapse_for_good(self, reply: Reply) -> None:
        journal = answered(LAPSED_HABIT, self.lapse, reply, "03-10")
        for on in ("03-10", "03-20", "04-09", "2027-04-09"):
            assert unanswered([self.lapse], journal, day(on)) == []

    def test_later_hides_it_for_three_days(self) -> None:
        journal = answered(LAPSED_HABIT, self.lapse, Reply.LATER, "03-10")
        assert [bool(unanswered([self.lapse], journal, day(f"03-{n}"))) for n in (10, 12, 13, 14)] == [
            False,
            False,
            True,
            True,
        ]
        assert asks(journal, "03-12") == []
        assert asks(journal, "03-13") == [(SOLITUDE, 1)]  # not held back by its own answer

    def test_later_twice_counts_from_the_second(self) -> None:
        journal = answered(LAPSED_HABIT, self.lapse, Reply.LATER, "03-10")
        journal = answered(journal, self.lapse, Reply.LATER, "03-13")
        assert asks(journal, "03-15") == []
        assert asks(journal, "03-16") == [(SOLITUDE, 1)]

    def test_not_this_mutes_the_subject_for_thirty_days(self) -> None:
        journal = answered(EMPTY, self.lapse, Reply.NOT_THIS, "03-10")
        another = self.lapse._replace(since=day("03-20"))
        assert unanswered([another], journal, day("04-08")) == []
        assert unanswered([another], journal, day("04-09")) == [another]

    @pytest.mark.parametrize("reply", [Reply.CHECK_IN, Reply.RESTART, Reply.LATER])
    def test_the_others_leave_a_new_lapse_of_the_subject_alone(self, reply: Reply) -> None:
        journal = answered(EMPTY, self.lapse, reply, "03-10")
        another = self.lapse._replace(since=day("03-20"))
        assert unanswered([another], journal, day("03-11")) == [another]

    @pytest.mark.parametrize("change", [{"subject": 2}, {"pillar": Pillar.FRIENDS}])
    def test_are_about_one_subject_of_one_pillar(self, change: dict[str, Any]) -> None:
        journal = answered(EMPTY, self.lapse, Reply.NOT_THIS, "03-10")
        other = self.lapse._replace(**change)
        assert unanswered([other], journal, TODAY) == [other]


class TestAsking:
    def test_may_be_told_the_lapses_that_are_known(self) -> None:
        assert asking(LAPSED_HABIT, TODAY, current=lapses(LAPSED_HABIT, TODAY)) == asking(LAPSED_HABIT, TODAY)
        assert asking(LAPSED_HABIT, TODAY, current=[]) == []

    def test_says_what_it_is_about(self) -> None:
        (question,) = asking(LAPSED_HABIT, TODAY)
        assert (question.kind, question.pillar, question.name) == ("lapse", SOLITUDE, "Walk")
        assert (question.since, question.signs) == (
            day("03-07"),
            ("drained", "shallow-thinking", "uneasy-alone"),
        )

    def test_a_longer_pause_between_questions_may_be_set(self) -> None:
        journal = with_friend(with_friend(EMPTY, "02-20"), "02-22", key=2)
        journal = answered(journal, one(with_friend(EMPTY, "02-20")), Reply.CHECK_IN, "03-10")
        assert asks(journal, "03-17") == [(FRIENDS, 2)]
        assert asks(journal.with_settings(ask_days=10), "03-19") == []
        assert asks(journal.with_settings(ask_days=10), "03-20") == [(FRIENDS, 2)]


FACTS = {
    "entry": lambda on: EMPTY.with_entry(1, on, DONE),
    "session": lambda on: EMPTY.put("sessions", Session(1, on)),
    "contact": lambda on: EMPTY.put("contacts", Contact(1, on, (1,))),
    "check-in": lambda on: EMPTY.put("check_ins", CheckIn(1, on)),
}


class TestAway:
    @pytest.mark.parametrize("fact", FACTS)
    def test_is_thirty_days_without_any_fact(self, fact: str) -> None:
        journal = FACTS[fact](day("03-01"))
        assert not presence(journal, day("03-15")).away
        assert not presence(journal, day("03-30")).away
        assert presence(journal, day("03-31")).away

    @pytest.mark.parametrize("fact", FACTS)
    def test_counts_no_fact_ahead(self, fact: str) -> None:
        ahead = FACTS[fact](day("03-11"))
        assert not presence(ahead, TODAY).away
        both = ahead._replace(entries={**ahead.entries, 2: {day("01-01"): DONE}})
        assert presence(both, TODAY).away

    def test_is_not_said_to_somebody_who_has_just_begun(self) -> None:
        assert not presence(EMPTY, TODAY).away
        assert asks(with_friend(EMPTY, None, added=day("01-01")), "03-10") == [(FRIENDS, 1)]

    def test_asks_nothing(self) -> None:
        assert asks(LAPSED_HABIT, "04-05") == [(SOLITUDE, 1)]
        assert asks(LAPSED_HABIT, "04-06") == []  # thirty days after the 7th of March
        assert len(lapses(LAPSED_HABIT, day("04-06"))) == 1

    def test_asks_nothing_for_seven_days_after_the_return(self) -> None:
        back = LAPSED_HABIT.put("contacts", Contact(1, day("04-10"), (9,)))
        assert asks(back, "04-10") == []
        more = back.put("sessions", Session(1, day("04-14")))
        for journal in (back, more):
            assert asks(journal, "04-16") == []
            assert asks(journal, "04-17") == [(SOLITUDE, 1)]

    def test_a_gap_of_less_than_thirty_days_is_no_absence(self) -> None:
        almost = LAPSED_HABIT.put("contacts", Contact(1, day("04-05"), (9,)))
        assert asks(almost, "04-06") == [(SOLITUDE, 1)]
        absence = LAPSED_HABIT.put("contacts", Contact(1, day("04-06"), (9,)))
        assert asks(absence, "04-06") == []

    @pytest.mark.parametrize("fact", FACTS)
    def test_the_first_week_ever_is_no_return(self, fact: str) -> None:
        begun = with_friend(FACTS[fact](day("03-09")), None, key=5, added=day("01-01"))
        assert asks(begun, "03-10") == [(FRIENDS, 5)]

    def test_the_return_is_its_first_day(self) -> None:
        back = with_habit(LAPSED_HABIT, "dd", key=2, start="04-10")
        assert asks(back, "04-16") == []
        assert asks(back, "04-17") == [(SOLITUDE, 1)]


def test_an_attempt_gives_a_friend_rest_from_asking() -> None:
    journal = with_friend(EMPTY, "02-20")
    tried = journal.put("contacts", Contact(2, day("03-09"), (1,), ContactKind.ATTEMPT))
    assert (len(lapses(journal, TODAY)), lapses(tried, TODAY)) == (1, [])
