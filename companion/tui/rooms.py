"""Which room acts on which kind of record, and which room has which screen: the one list of doors.

A room is imported when one of its doors is first opened, which is why these are cases and not a table of
classes. To add a kind, or a screen: a case here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from companion.tui.kit.actions import Actions
    from companion.tui.shell import Shell


def actions_of(kind: str | None, shell: Shell) -> Actions:
    """What one does with records of ``kind``; nothing with a stranger, as the row that keeps a check-in."""
    match kind:
        case "habit":
            from companion.tui.habits.actions import HabitActions

            return HabitActions(shell)
        case "friend":
            from companion.tui.friends.actions import FriendActions

            return FriendActions(shell)
        case "interest":
            from companion.tui.interests.actions import InterestActions

            return InterestActions(shell)
        case "session":
            from companion.tui.time.sessions_actions import SessionActions

            return SessionActions(shell)
        case "block":
            from companion.tui.time.blocks_actions import BlockActions

            return BlockActions(shell)
        case "time":
            from companion.tui.time.blocks_actions import TimeActions

            return TimeActions(shell)
        case "season":
            from companion.tui.time.seasons_actions import SeasonActions

            return SeasonActions(shell)
        case "timer":
            from companion.tui.time.timer_actions import TimerActions

            return TimerActions(shell)
        case "section":
            from companion.tui.talk.actions import SectionActions

            return SectionActions(shell)
        case "script":
            from companion.tui.talk.scripts_actions import ScriptActions

            return ScriptActions(shell)
        case "talk":
            from companion.tui.talk.monthly_actions import MonthlyActions

            return MonthlyActions(shell)
        case "agreement":
            from companion.tui.talk.agreements_actions import AgreementActions

            return AgreementActions(shell)
        case "marker":
            from companion.tui.talk.agreements_actions import MarkerActions

            return MarkerActions(shell)
        case "hard":
            from companion.tui.talk.hard_times_actions import HardTimesActions

            return HardTimesActions(shell)
        case "change":
            from companion.tui.talk.hard_times_actions import LifeChangeActions

            return LifeChangeActions(shell)
        case "choice" | "view":
            from companion.domain.own_line import OwnKind
            from companion.tui.talk.own_lines_actions import OwnLineActions

            return OwnLineActions(shell, OwnKind(kind))
        case _:
            from companion.tui.kit.actions import Actions

            return Actions(shell)


def screen_of(place: str) -> Screen[Any]:
    """The screen of a place, new. Raises KeyError for a stranger."""
    match place:
        case "solitude":
            from companion.tui.habits.screen import SolitudeScreen

            return SolitudeScreen()
        case "friends":
            from companion.tui.friends.screen import FriendsScreen

            return FriendsScreen()
        case "interests":
            from companion.tui.interests.screen import InterestsScreen

            return InterestsScreen()
        case "check_in":
            from companion.tui.care.check_in import CheckInScreen

            return CheckInScreen()
        case "talk":
            from companion.tui.talk.screen import TalkScreen

            return TalkScreen()
        case "insights":
            from companion.tui.insights.screen import InsightsScreen

            return InsightsScreen()
        case "blocks":
            from companion.tui.time.blocks import BlocksPage

            return BlocksPage()
        case "log of time":
            from companion.tui.time.sessions import SessionsPage

            return SessionsPage()
        case "seasons":
            from companion.tui.time.seasons import SeasonsPage

            return SeasonsPage()
        case "timer":
            from companion.tui.time.timer import TimerScreen

            return TimerScreen()
        case "circles":
            from companion.tui.friends.circles import CirclesPage

            return CirclesPage()
        case "who else":
            from companion.tui.friends.who_else import WhoElsePage

            return WhoElsePage()
        case "yours before":
            from companion.tui.interests.baseline import BaselinePage

            return BaselinePage()
        case "compass":
            from companion.tui.care.compass import CompassPage

            return CompassPage()
        case "history":
            from companion.tui.care.history import HistoryPage

            return HistoryPage()
        case "monthly":
            from companion.tui.talk.monthly import MonthlyPage

            return MonthlyPage()
        case "settings":
            from companion.tui.settings.screen import SettingsPage

            return SettingsPage()
        case "resting":
            from companion.tui.settings.resting import RestingPage

            return RestingPage()
        case _:
            raise KeyError(place)
