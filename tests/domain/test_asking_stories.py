"""What stands on the panel, day by day, in some seventy lives."""

from __future__ import annotations

import pytest

from tests.domain.stories import Life

ALL_QUIET = """
01-01 habit Walk daily; friend Mara weekly; interest Cello
01-01..01-10 tick Walk
01-10 contact Mara; session Cello
"""
TWO_HABITS = """
02-20 habit Coffee daily; habit Walk daily
02-20..03-06 tick Coffee
02-20..03-10 tick Walk
"""
TWO_FRIENDS = """
02-20 friend Jo weekly; friend Mira weekly; friend Oma weekly
02-20 contact Jo
02-22 contact Mira
02-24 contact Oma
"""
WALK = """
02-20 habit Walk daily 60
02-20..03-05 tick Walk 60
"""
BUSY_ELSE = "02-20..04-30 quiet 20\n"  # somebody who is there, and not away

STORIES = {
    # When everything fades.
    "all quiet, the app opened: single lapses first, one panel for the whole from 31 January": ALL_QUIET
    + """
    01-12 shows nothing
    01-13 open; shows Walk
    01-20 open; shows Walk
    01-21 shows Walk, Mara
    01-30 shows Walk, Mara
    01-31 shows everything
    02-07 open; shows everything
    02-09 open; shows everything
    02-10 open; shows everything
    02-20 open; shows everything
    03-05 open; shows everything
    """,
    "answered and still nothing recorded, it asks again after thirty days": ALL_QUIET
    + """
    01-13 open
    02-07 open; shows everything; small Walk; shows nothing
    02-13 open; shows nothing
    03-09 open; shows everything
    """,
    "after its answer single lapses wait seven days": ALL_QUIET
    + """
    01-31 open; shows everything; look drained=not-now
    02-06 shows nothing
    02-07 open; shows Mara, Cello
    """,
    "later brings the whole back after three days, and no single lapse before": ALL_QUIET
    + """
    01-31 open; later; shows nothing
    02-02 shows nothing
    02-03 shows everything
    """,
    "not this lets only that panel be, for thirty days; single lapses come after seven": ALL_QUIET
    + """
    01-31 open; not-this; shows nothing
    02-06 open; shows nothing
    02-07 open; shows Walk, Mara, Cello
    03-01 open; shows Walk, Mara, Cello
    03-02 open; shows everything
    """,
    "not this can be ended by hand": ALL_QUIET
    + """
    01-31 open; not-this
    02-02 rest-over everything; shows everything
    """,
    "it waits for no seven days after the answer to a single lapse": ALL_QUIET
    + """
    01-30 open; shows Walk, Mara; later
    01-31 shows everything
    """,
    "a tick of a tracked habit every day: never the panel for the whole": ALL_QUIET
    + """
    01-01 habit Tea track
    01-11..03-05 tick Tea
    01-31 shows Walk, Mara
    02-07 shows Walk, Mara, Cello
    03-05 shows Walk, Mara, Cello
    """,
    "two of three a week: never the panel for the whole": ALL_QUIET
    + """
    01-01 habit Swim 3_a_week
    01-05..01-09 tick Swim
    01-13 tick Swim; open
    01-15 tick Swim
    01-20 tick Swim
    01-22 tick Swim
    01-27 tick Swim
    02-03 tick Swim
    02-10 tick Swim; shows Walk, Mara, Cello
    02-17 tick Swim
    02-24 tick Swim; shows Walk, Mara, Cello
    """,
    "opened on 13 January and then on 5 March: a welcome, and the first question on the 12th": ALL_QUIET
    + """
    01-13 open
    03-05 shows welcome; open; shows welcome
    03-06 shows nothing
    03-11 open; shows nothing
    03-12 open; shows everything
    """,
    "an attempt to reach somebody is something of one's own": ALL_QUIET
    + """
    01-20 attempt Mara
    02-09 shows Walk, Mara, Cello
    02-10 shows everything
    """,
    "parallel time counts, shared time does not": ALL_QUIET
    + """
    01-20 parallel 30
    01-25 shared 60
    02-09 shows Walk, Mara, Cello
    02-10 shows everything
    """,
    "a little of a target counts": ALL_QUIET
    + """
    01-02 habit Read daily 60
    01-25 tick Read 5
    02-14 shows Walk, Mara, Cello
    02-15 shows everything
    """,
    "a check-in is not something of one's own": ALL_QUIET
    + """
    01-25 look short-fuse=unsure
    01-31 open; shows everything
    """,
    "with one pillar only it never asks about the whole": """
    01-01 habit Walk daily
    01-01..01-10 tick Walk
    01-31 open; shows Walk
    02-20 open; shows Walk
    """,
    "a friend without a rhythm does not make a second pillar": """
    01-01 habit Walk daily; friend Mara none
    01-01..01-10 tick Walk
    01-31 open; shows Walk
    """,
    "a tracked habit does not make a second pillar": """
    01-01 habit Tea track; friend Mara weekly
    01-10 contact Mara
    01-31 open; shows Mara
    """,
    "nor does one that is paused, snoozed, archived or died": """
    01-01 habit Walk daily; friend Mara weekly; friend Jo weekly; interest Cello
    01-01..01-10 tick Walk
    01-15 snooze Mara 03-30; died Jo; archive Cello
    02-01 open; shows Walk
    02-02 pause Walk 03-01; shows nothing
    """,
    "nor one that was left alone": """
    01-01 habit Walk daily; friend Mara weekly
    01-01..01-10 tick Walk
    01-10 contact Mara
    01-25 open; shows Walk, Mara; not-this
    01-31 shows Mara
    02-23 open; shows Mara
    02-24 open; shows everything
    """,
    "a pillar that may not ask holds nothing": ALL_QUIET
    + """
    01-11 asks solitude
    01-31 open; shows Walk
    """,
    "nothing recorded yet: it counts from the day the second pillar got its first thing": """
    01-01 habit Walk daily
    01-10 friend Mara weekly
    01-20 interest Cello
    01-30 open; shows Mara
    01-31 open; shows everything
    """,
    "not in a season nor for seven days after it": ALL_QUIET
    + """
    01-25 season 02-15; open
    02-10 open; shows Walk, Mara, Cello
    02-22 open; shows Walk, Mara, Cello
    02-23 open; shows everything
    """,
    "not while a sign of the gate is muted": ALL_QUIET
    + """
    01-25 open; mute quiet-compass
    02-10 open; shows Walk, Mara, Cello
    02-23 open; shows Walk, Mara, Cello
    02-24 open; shows everything
    """,
    "another muted sign holds nothing back": ALL_QUIET
    + """
    01-25 open; mute borrowed-opinions
    01-31 shows everything
    """,
    "one contact ends it, and the oldest lapse is asked at once": ALL_QUIET
    + """
    01-31 open; shows everything; contact Mara; shows Walk
    02-10 open; shows Walk, Cello
    02-21 open; shows everything
    """,
    "something recorded after the answer starts it anew": ALL_QUIET
    + """
    01-31 open; look drained=unsure
    02-01 tick Walk
    02-20 open
    02-22 open; shows everything
    """,
    "a check-in kept from anywhere answers it": ALL_QUIET
    + """
    02-02 open; shows everything; look borrowed-opinions=noticed; shows nothing
    03-03 open
    03-04 open; shows everything
    """,
    # Away, and back.
    "thirty days without a record or an opening: welcome, and seven days in peace": """
    02-20 habit Walk daily
    02-20..03-01 tick Walk
    03-04 shows Walk
    03-30 shows Walk
    03-31 shows welcome
    04-05 open; shows welcome; lapsed Walk
    04-06 shows nothing; lapsed Walk
    04-11 shows nothing
    04-12 shows Walk
    """,
    "opening the app every few weeks is not being away": """
    02-20 habit Walk daily
    02-20..03-01 tick Walk
    03-20 open
    04-15 open; shows Walk
    05-10 open; shows Walk
    """,
    "without openings a record ends an absence": """
    02-20 habit Walk daily; friend Jo weekly
    02-20..03-01 tick Walk
    04-10 contact Jo; shows welcome
    04-16 shows nothing
    04-17 shows Walk
    """,
    "away after an opening alone": """
    03-01 friend Mara weekly; open
    03-30 shows Mara
    03-31 shows welcome
    """,
    "somebody who has just begun is not away": """
    01-01 friend Mara weekly
    03-10 shows Mara
    """,
    "the return is its first day, whatever is opened after": """
    02-20 habit Walk daily
    02-20..03-01 tick Walk
    04-05 open; shows welcome
    04-06 open; shows nothing
    04-11 open; shows nothing
    04-12 open; shows Walk
    """,
    "a record that ended an absence counts, though the app was opened later": """
    02-20 habit Walk daily; friend Jo weekly
    02-20..03-01 tick Walk
    04-05 contact Jo
    04-08 open; shows nothing
    04-11 shows nothing
    04-12 shows Walk
    """,
    # One question at a time.
    "a later lapse never pushes an unanswered one away; it is told beside it": TWO_HABITS
    + """
    03-08 shows nothing
    03-09 shows Coffee
    03-12 shows Coffee
    03-13 shows Coffee+Walk
    03-30 shows Coffee+Walk
    """,
    "the first that lapsed comes first, then by name": TWO_FRIENDS
    + """
    03-03 shows Jo
    03-05 shows Jo+Mira
    03-07 shows Jo+Mira+Oma
    """,
    "two that lapsed on one day go by name": """
    02-20 habit Walk daily; habit Coffee daily
    02-20..03-06 tick Coffee; tick Walk
    03-09 shows Coffee+Walk
    """,
    "after an answer the pillar waits seven days, then asks about the next": TWO_FRIENDS
    + BUSY_ELSE
    + """
    03-08 shows Jo+Mira+Oma; look quiet-friends=not-now; shows nothing
    03-15 shows nothing
    """,
    "after not this the others come seven days later": TWO_FRIENDS
    + """
    03-08 shows Jo+Mira+Oma; not-this; shows nothing
    03-14 shows nothing; lapsed Mira, Oma
    03-15 shows Mira+Oma; later
    03-17 shows nothing
    03-18 shows Mira+Oma
    03-22 shows Mira+Oma
    """,
    "what is kept again ends by itself, and the next is asked at once": TWO_FRIENDS
    + """
    03-08 shows Jo+Mira+Oma; contact Jo; shows Mira+Oma
    """,
    "what ended within seven days of its answer leaves the pillar quiet": TWO_FRIENDS
    + """
    03-08 later
    03-09 contact Jo; shows nothing
    03-14 shows nothing
    03-15 shows Mira+Oma
    """,
    "each pillar asks for itself, the one that has stood for longest first": """
    02-01 habit Walk daily; friend Mara weekly; interest Cello
    02-01..03-05 tick Walk
    02-20 contact Mara
    02-06 session Cello
    03-02 shows nothing
    03-03 shows Mara
    03-06 shows Mara, Cello
    03-08 shows Mara, Cello, Walk
    """,
    "an answer in one pillar holds nothing back in another": """
    02-01 habit Walk daily; friend Mara weekly
    02-01..03-05 tick Walk
    02-20 contact Mara
    03-07 later
    03-08 shows Walk
    03-10 shows Mara, Walk
    """,
    "a friend who comes back from a rest does not push the question away": TWO_FRIENDS
    + """
    02-25 snooze Jo 03-10
    03-05 shows Mira
    03-09 shows Mira+Oma
    03-10 shows Mira+Oma+Jo
    """,
    "nor does one who was tried and rested": TWO_FRIENDS
    + """
    03-03 attempt Jo; shows nothing
    03-05 shows Mira
    03-06 shows Mira+Jo
    """,
    "nor a habit after its pause": TWO_HABITS
    + """
    03-09 shows Coffee
    03-11 pause Coffee 03-20; shows nothing
    03-13 shows Walk
    03-20 shows Walk+Coffee
    """,
    "nor what was left alone and went quiet again": """
    02-01 habit Walk daily; habit Tea daily
    02-01..02-10 tick Walk
    02-01..03-08 tick Tea
    02-13 shows Walk; not-this
    02-14..02-18 tick Walk
    02-21 shows nothing
    03-11 shows Tea
    03-15 shows Tea+Walk
    """,
    "somebody added with a contact long ago does not push the question away": """
    02-20 friend Mira weekly
    02-22 contact Mira
    03-05 shows Mira
    03-06 interest Cello
    03-10 shows Mira
    """,
    # The four answers.
    "the same lapse never asks twice": WALK
    + BUSY_ELSE
    + """
    03-08 shows Walk; look drained=not-now
    03-30 shows nothing
    04-20 shows nothing
    """,
    "leaving the check-in without keeping answers nothing": WALK + "03-08 shows Walk\n03-09 shows Walk\n",
    "one that marks other signs answers nothing": WALK
    + """
    03-08 look dry-ideas=noticed; shows Walk
    """,
    "any mark answers": WALK + "03-08 look uneasy-alone=unsure; shows nothing; lapsed nothing\n",
    "the short fuse answers in every pillar": """
    02-01 habit Walk daily; friend Mara weekly
    02-01..03-05 tick Walk
    02-20 contact Mara
    03-08 shows Mara, Walk; look short-fuse=noticed; shows nothing
    """,
    "start small: ten minutes of an hour end the lapse": WALK
    + BUSY_ELSE
    + """
    03-08 shows Walk; small; lapsed nothing
    03-10 tick Walk 10; lapsed nothing
    03-16 shows nothing; lapsed nothing
    04-20 shows nothing; lapsed nothing
    """,
    "from the log as well": WALK
    + BUSY_ELSE
    + """
    03-08 small
    03-12 session Walk 10
    03-20 lapsed nothing; shows nothing
    """,
    "not done in seven days, it asks once more, and only once": WALK
    + BUSY_ELSE
    + """
    03-08 small
    03-14 shows nothing
    03-15 shows Walk; small; shows nothing
    03-30 shows nothing
    """,
    "looked into the second time, it is over": WALK
    + BUSY_ELSE
    + """
    03-08 small
    03-15 shows Walk; look drained=unsure; shows nothing
    03-30 shows nothing
    """,
    "done after seven days it does not count": WALK
    + BUSY_ELSE
    + """
    03-08 small
    03-16 tick Walk 10; shows Walk
    """,
    "restarted and kept again, it may lapse anew": WALK
    + BUSY_ELSE
    + """
    03-08 small; tick Walk 10
    03-09..03-12 tick Walk 60
    03-15 shows Walk
    """,
    "start small about the whole asks which thing, and a little of it ends the panel": ALL_QUIET
    + """
    01-31 open; small Cello; shows nothing
    02-03 session Cello 5; shows nothing
    02-07 shows Walk, Mara
    """,
    "later twice counts from the second": WALK
    + BUSY_ELSE
    + """
    03-08 later
    03-10 shows nothing
    03-11 shows Walk; later
    03-13 shows nothing
    03-14 shows Walk
    """,
    "not this leaves this one thing alone for thirty days, and no other": """
    02-01 habit Walk daily; friend Jonas weekly; friend Mira weekly; friend Oma weekly
    02-01..04-10 tick Walk
    02-01 contact Jonas
    02-02 contact Mira; contact Oma
    02-20 shows Jonas+Mira+Oma; not-this; lapsed Mira, Oma
    02-27 shows Mira+Oma
    03-21 shows Mira+Oma
    """,
    "left alone it may lapse anew only after thirty days": WALK
    + BUSY_ELSE
    + """
    03-08 not-this
    03-09..03-12 tick Walk 60
    03-15 shows nothing; lapsed nothing
    04-06 shows nothing
    04-07 shows Walk
    """,
    "being left alone can be ended by hand": WALK
    + BUSY_ELSE
    + """
    03-08 not-this; shows nothing
    03-10 rest-over Walk; shows Walk
    """,
    # Muted signs.
    "a muted sign holds back its pillar, and no other": """
    02-01 habit Walk daily; friend Mara weekly
    02-01..03-05 tick Walk
    02-20 contact Mara
    03-08 mute quiet-friends; shows Walk; lapsed Walk
    03-09 unmute quiet-friends; shows Mara, Walk
    """,
    "after thirty days it asks again, behind what has stood meanwhile": """
    02-01 habit Walk daily; friend Mara weekly
    02-01..03-05 tick Walk
    03-04 mute quiet-friends; open
    03-08 shows Walk
    03-20 open
    04-02 quiet 20; shows Walk
    04-03 shows Walk, Mara
    """,
    "a kept check-in mutes what was noticed at the gate": WALK
    + BUSY_ELSE
    + """
    03-08 look drained=noticed
    03-09..03-12 tick Walk 60
    03-16 shows nothing; lapsed nothing
    04-06 shows nothing
    04-07 shows Walk
    """,
    "noticed at no gate, it mutes nothing": WALK
    + BUSY_ELSE
    + """
    03-08 look shallow-thinking=noticed
    03-09..03-12 tick Walk 60
    03-14 shows nothing
    03-15 shows Walk
    """,
    "the short fuse is only left out": """
    02-01 habit Walk daily; friend Mara weekly
    02-01..03-05 tick Walk
    02-20 contact Mara
    03-08 mute short-fuse; shows Mara, Walk
    """,
    # The fading trend and the compass.
    "less time alone, pair of weeks by pair of weeks, and more together": """
    01-01 habit Walk daily
    01-01..02-20 tick Walk
    01-06..01-19 quiet 30
    01-08 shared 30
    01-20..01-29 quiet 30
    02-03..02-06 quiet 30
    02-10 shared 90
    02-10 shows nothing
    02-17 shows fading; not-this; shows nothing
    """,
    "without shared time or friends alone it is no trend": """
    01-01 habit Walk daily
    01-01..02-20 tick Walk
    01-06..01-19 quiet 30
    01-20..01-29 quiet 30
    02-03..02-06 quiet 30
    02-17 shows nothing
    """,
    "the trend asks after the lapses, and a check-in answers it": """
    01-01 friend Mara weekly
    01-02 quiet 30
    01-06..01-19 quiet 30
    01-08 shared 30
    01-20..01-29 quiet 30
    02-03..02-06 quiet 30
    02-10 shared 90
    02-17 shows Mara, fading; look borrowed-opinions=unsure; shows Mara
    """,
    "not in a season, not while the gate is muted": """
    01-01 quiet 30
    01-06..01-19 quiet 30
    01-08 shared 30
    01-20..01-29 quiet 30
    02-03..02-06 quiet 30
    02-10 shared 90
    02-17 shows fading; mute drained; shows nothing
    02-17 unmute drained; shows fading; season 02-20; shows nothing
    """,
    "the compass is offered each month, last of all": """
    02-01 habit Walk daily
    02-01..03-05 tick Walk
    03-02 shows nothing
    03-03 shows compass
    03-08 shows Walk, compass; read-compass; shows Walk
    """,
    "the compass put off comes back after three days, left alone after thirty": """
    02-01..04-30 quiet 20
    03-03 shows compass; later; shows nothing
    03-05 shows nothing
    03-06 shows compass; not-this
    04-04 shows nothing
    04-05 shows compass
    """,
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story(name: str) -> None:
    assert Life().live(STORIES[name]) == []


def test_there_are_sixty_stories() -> None:
    assert len(STORIES) >= 60
