"""Which room acts on which kind of record, and which places there are: the one list of doors.

A room is imported when one of its doors is first opened. To add a kind: a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.tui.kit.actions import Actions
    from companion.tui.shell import Shell


def actions_of(kind: str | None, shell: Shell) -> Actions | None:
    """What one does with records of ``kind``; None for a stranger, such as the row that keeps a check-in."""
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
        case "compass":
            from companion.tui.care.actions import CompassActions

            return CompassActions(shell)
        case "session" | "block" | "time" | "season" | "timer":
            return _of_time(kind, shell)
        case _:
            return _of_talk(kind, shell)


def _of_time(kind: str, shell: Shell) -> Actions:
    match kind:
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
        case _:
            from companion.tui.time.timer_actions import TimerActions

            return TimerActions(shell)


def _of_talk(kind: str | None, shell: Shell) -> Actions | None:
    match kind:
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
            return None


def open_place(place: str, shell: Shell) -> None:
    """Show a place that is about no one record. Raises KeyError for a stranger."""
    match place:
        case "blocks":
            from companion.tui.time.blocks_actions import BlockActions

            BlockActions(shell).open_week()
        case "sessions":
            from companion.tui.time.sessions_actions import SessionActions

            SessionActions(shell).open_log()
        case "seasons":
            from companion.tui.time.seasons_actions import SeasonActions

            SeasonActions(shell).open_list()
        case "timer":
            from companion.tui.time.timer_actions import TimerActions

            TimerActions(shell).show()
        case "quiet time":
            from companion.tui.time.timer_actions import TimerActions

            TimerActions(shell).prepare()
        case "settings":
            from companion.tui.settings.actions import PreferenceActions

            PreferenceActions(shell).show()
        case "resting":
            from companion.tui.settings.actions import PreferenceActions

            PreferenceActions(shell).show_resting()
        case "monthly":
            from companion.tui.talk.actions import SectionActions

            SectionActions(shell).open("monthly")
        case "welcome":
            from companion.tui.settings.welcome import WelcomeActions

            WelcomeActions(shell).begin()
        case _:
            raise KeyError(place)
