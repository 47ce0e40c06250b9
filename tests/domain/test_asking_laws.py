"""Laws of the panel, over made-up lives of a hundred days."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.answers import Reply
from companion.domain.asking import ASK_DAYS, Kind, Question
from companion.domain.presence import AWAY_DAYS
from tests.domain.stories import Life, day

FIRST = day("01-01")
NAMES = ("Walk", "Coffee", "Mara", "Jo", "Cello")
DAYS = 70
REPLIES = (Reply.LATER, Reply.NOT_THIS, Reply.RESTART)

moves = st.lists(
    st.tuples(
        st.integers(8, DAYS),
        st.one_of(
            st.sampled_from(NAMES).map(lambda name: ("do", name)),
            st.integers(0, 2).map(lambda at: ("answer", str(at))),
            st.sampled_from(("drained=unsure", "quiet-friends=not-now", "lost-loves=noticed")).map(
                lambda mark: ("look", mark)
            ),
            st.sampled_from(("Mara", "Jo")).map(lambda name: ("snooze", name)),
            st.sampled_from(("Walk", "Coffee")).map(lambda name: ("pause", name)),
            st.just(("open", "")),
        ),
    ),
    max_size=30,
)
until = st.fixed_dictionaries({name: st.integers(3, 60) for name in NAMES})


def began() -> Life:
    """A life with something in each pillar."""
    life = Life()
    life.live(
        "01-01 habit Walk daily; habit Coffee daily; friend Mara weekly; friend Jo weekly; interest Cello"
    )
    return life


def do(life: Life, name: str) -> None:
    act = {"Walk": "tick", "Coffee": "tick", "Mara": "contact", "Jo": "contact", "Cello": "session"}[name]
    life.do([act, name])


def key(question: Question) -> object:
    lapse = question.lapse
    return (lapse.pillar, lapse.subject, lapse.since) if lapse else question.kind


def lived(stops: dict[str, int], acts: list[tuple[int, tuple[str, str]]]):
    """Each day of such a life: the day, the morning, the night, the answers, and whether more was done."""
    life = began()
    for number in range(1, DAYS):
        today = FIRST + timedelta(days=number)
        life.clock.moment = datetime(today.year, today.month, today.day, 12)
        if number % (AWAY_DAYS - 1) == 0:
            life.companion.opened()
        morning = life.companion.snapshot()
        answered: list[tuple[Question, Reply]] = []
        touched = False
        for name in NAMES:
            if number <= stops[name]:
                do(life, name)
                touched = True
        for _, (what, about) in (act for act in acts if act[0] == number):
            asking = life.companion.snapshot().asking
            if what == "do":
                do(life, about)
                touched = True
            elif what == "answer" and asking:
                reply = REPLIES[int(about)]
                reply = Reply.LATER if asking[0].kind is Kind.COMPASS else reply
                life.companion.care.answer(asking[0], reply, today if reply is Reply.RESTART else None)
                answered.append((asking[0], reply))
            elif what == "look":
                life.do(["look", about])
                touched = True
            elif what in ("snooze", "pause"):
                life.do([what, about, str(today + timedelta(days=9))])
                touched = True
            elif what == "open":
                life.companion.opened()
        yield today, morning, life.companion.snapshot(), answered, touched


few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(until, moves)
def test_an_unanswered_lapse_leaves_the_panel_only_by_its_own_end(stops, acts) -> None:
    night = None
    for _, morning, after, _, _ in lived(stops, acts):
        if night is not None and not morning.presence.settling(morning.today):
            now = {key(question) for question in morning.asking}
            current = {(each.pillar, each.subject, each.since) for each in morning.lapses}
            if Kind.EVERYTHING not in now:
                for question in night.asking:
                    if question.lapse is not None and key(question) in current:
                        assert key(question) in now, (morning.today, question.name)
        night = after


@few
@given(until, moves)
def test_no_pillar_asks_about_two_things_within_seven_days_of_an_answer(stops, acts) -> None:
    given_at: dict[object, tuple[object, object]] = {}
    for today, morning, after, answered, _ in lived(stops, acts):
        for shot in (morning, after):
            for question in shot.asking:
                pillar = question.pillar
                if pillar in given_at and (today - given_at[pillar][0]).days < ASK_DAYS:
                    assert key(question) == given_at[pillar][1], (today, question.name)
            if shot is morning:
                for question, _ in answered:
                    if question.lapse is not None:
                        given_at[question.pillar] = today, key(question)


@few
@given(until, moves)
def test_an_answer_about_one_thing_changes_nothing_about_any_other(stops, acts) -> None:
    for _, morning, after, answered, touched in lived(stops, acts):
        if touched or not answered or any(question.lapse is None for question, _ in answered):
            continue
        about = {(question.lapse.pillar, question.lapse.subject) for question, _ in answered}
        assert others(morning, about) == others(after, about)


def others(shot, about):
    """What does not concern the pillars and things of ``about``."""
    quiet = [each for each in shot.lapses if (each.pillar, each.subject) not in about]
    pillars = {pillar for pillar, _ in about}
    stand = [key(question) for question in shot.asking if question.pillar not in pillars]
    return quiet, stand, shot.resting, shot.habits
