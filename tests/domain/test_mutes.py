"""Signs at rest: for how long, and what they hold back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.content import signs
from companion.domain.answers import Answer, Mute, Pillar, Reply
from companion.domain.asking import asking
from companion.domain.check_in import Mark, Marked
from companion.domain.everything import SELF_SIGNS
from companion.domain.friend import Contact, Friend
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.lapse import lapses, unanswered
from companion.domain.mutes import GATE_SIGNS, at_the_gate, put_to_rest, resting, wake
from companion.domain.session import Session
from companion.domain.steps import open_steps
from tests.domain.test_lapse import EMPTY

TODAY = date(2026, 3, 10)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def quiet_friend() -> Journal:
    """Somebody close, quiet for 50 days, while other things went on."""
    journal = EMPTY
    for n in range(10):
        journal = journal.put("sessions", Session(50 + n, ago(5 + 10 * n)))
    journal = journal.put("friends", Friend(1, "Mira", ago(400)))
    return journal.put("contacts", Contact(2, ago(50), (1,)))


def at_rest(journal: Journal, sign: str, since: date = TODAY) -> Journal:
    return journal.put("mutes", Mute(len(journal.mutes) + 90, since, sign))


def names(journal: Journal) -> list[str | None]:
    """What the lapses that ask are about."""
    return [question.name for question in asking(journal, TODAY) if question.lapse is not None]


def test_a_sign_rests_for_thirty_days() -> None:
    journal = at_rest(EMPTY, "drained")
    assert resting(journal, TODAY) == {"drained": TODAY + timedelta(days=30)}
    assert "drained" in resting(journal, TODAY + timedelta(days=29))
    assert not resting(journal, TODAY + timedelta(days=30))


def test_resting_again_counts_from_the_later_day() -> None:
    journal = at_rest(at_rest(EMPTY, "drained", ago(20)), "drained", ago(5))
    assert resting(journal, TODAY)["drained"] == ago(5) + timedelta(days=30)


def test_what_rests_already_is_not_written_again() -> None:
    journal = at_rest(EMPTY, "drained", ago(3))
    ids = iter(range(1, 9))
    made = put_to_rest(journal, ["uneasy-alone", "drained", "quiet-friends"], TODAY, lambda: next(ids))
    assert [mute.sign for mute in made] == ["quiet-friends", "uneasy-alone"]


def test_the_order_asked_in_leaves_no_trace() -> None:
    def made(signs: list[str]) -> list[Mute]:
        ids = iter(range(1, 9))
        return put_to_rest(EMPTY, signs, TODAY, lambda: next(ids))

    assert made(["a", "b", "c"]) == made(["c", "a", "b"])


def test_waking_ends_the_rest_of_that_sign_alone() -> None:
    journal = wake(at_rest(at_rest(EMPTY, "drained"), "quiet-friends"), "drained")
    assert list(resting(journal, TODAY)) == ["quiet-friends"]


def test_a_lapse_does_not_ask_while_its_sign_rests_and_asks_afterwards() -> None:
    journal = quiet_friend()
    assert names(journal) == ["Mira"]
    muted = at_rest(journal, "quiet-friends", ago(29))
    assert names(muted) == []
    assert unanswered(lapses(muted, TODAY), muted, TODAY) == []
    later = at_rest(journal, "quiet-friends", ago(30))
    assert names(later) == ["Mira"]


def test_the_sign_of_several_is_left_out_while_it_rests() -> None:
    journal = quiet_friend().put("interests", Interest(7, "Woodcut", ago(400)))
    (lapse, *_) = unanswered(lapses(journal, TODAY), journal, TODAY)
    assert "short-fuse" in {fit.sign for fit in lapse.signs}
    muted = at_rest(journal, "short-fuse")
    (lapse, *_) = unanswered(lapses(muted, TODAY), muted, TODAY)
    assert lapse.signs
    assert "short-fuse" not in {fit.sign for fit in lapse.signs}


def test_when_everything_fades_the_signs_at_rest_are_left_out() -> None:
    journal = EMPTY.put("friends", Friend(1, "Mira", ago(400))).put("contacts", Contact(2, ago(50), (1,)))
    journal = journal.put("interests", Interest(7, "Woodcut", ago(400)))
    (question,) = asking(journal, TODAY)
    assert question.everything and question.signs == SELF_SIGNS
    (question,) = asking(at_rest(journal, "borrowed-opinions"), TODAY)
    assert question.signs == tuple(sign for sign in SELF_SIGNS if sign != "borrowed-opinions")


@pytest.mark.parametrize("sign", ["drained", "lost-loves", "borrowed-opinions"])
def test_a_sign_of_another_pillar_holds_nothing_back(sign: str) -> None:
    assert names(at_rest(quiet_friend(), sign))


def test_a_planned_restart_waits_while_its_sign_rests() -> None:
    answer = Answer(5, ago(1), Pillar.FRIENDS, 1, ago(50), Reply.RESTART, TODAY)
    journal = quiet_friend().put("answers", answer)
    assert open_steps(journal, TODAY) == [answer]
    assert open_steps(at_rest(journal, "quiet-friends"), TODAY) == []


def test_the_signs_of_the_gate_are_those_of_the_words() -> None:
    assert {sign.id for sign in signs().values() if sign.gate} == GATE_SIGNS


def test_only_what_was_noticed_at_the_gate_is_muted_by_a_check_in() -> None:
    marks = {
        "quiet-friends": Mark(Marked.NOTICED),
        "drained": Mark(Marked.NOTICED),
        "uneasy-alone": Mark(Marked.UNSURE),
        "lost-loves": Mark(Marked.NOTICED),
    }
    assert at_the_gate(marks) == ["drained", "quiet-friends"]
