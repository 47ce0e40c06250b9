"""Time of one's own: blocks, seasons, sessions, the timer."""
