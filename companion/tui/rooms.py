"""Which room acts on which kind of record, and which places there are: the one list of doors.

A room is imported when one of its doors is first opened. To add a kind, or a place: a line here.
"""

from __future__ import annotations

from companion.tui.places import later

ACTIONS = {
    "habit": later("habits.actions", "HabitActions"),
    "friend": later("friends.actions", "FriendActions"),
    "interest": later("interests.actions", "InterestActions"),
    "session": later("time.sessions_actions", "SessionActions"),
    "block": later("time.blocks_actions", "BlockActions"),
    "time": later("time.blocks_actions", "TimeActions"),
    "season": later("time.seasons_actions", "SeasonActions"),
    "timer": later("time.timer_actions", "TimerActions"),
    "section": later("talk.actions", "SectionActions"),
    "script": later("talk.scripts_actions", "ScriptActions"),
    "talk": later("talk.monthly_actions", "MonthlyActions"),
    "agreement": later("talk.agreements_actions", "AgreementActions"),
    "marker": later("talk.agreements_actions", "MarkerActions"),
    "hard": later("talk.hard_times_actions", "HardTimesActions"),
    "change": later("talk.hard_times_actions", "LifeChangeActions"),
    "choice": later("talk.own_lines_actions", "choices"),
    "view": later("talk.own_lines_actions", "views"),
}
NONE = later("kit.actions", "Actions")  # which do nothing

SCREENS = {
    "blocks": later("time.blocks", "BlocksPage"),
    "log of time": later("time.sessions", "SessionsPage"),
    "seasons": later("time.seasons", "SeasonsPage"),
    "timer": later("time.timer", "TimerScreen"),
    "circles": later("friends.circles", "CirclesPage"),
    "who else": later("friends.who_else", "WhoElsePage"),
    "yours before": later("interests.baseline", "BaselinePage"),
    "compass": later("care.compass", "CompassPage"),
    "history": later("care.history", "HistoryPage"),
    "monthly": later("talk.monthly", "MonthlyPage"),
    "settings": later("settings.screen", "SettingsPage"),
    "resting": later("settings.resting", "RestingPage"),
}
