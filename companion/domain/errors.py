"""What can be wrong with what a person asked for, in words that say what to do next."""


class CompanionError(Exception):
    """Something could not be done. ``str(error)`` is one line; ``hint`` says what to do next."""

    exit_code = 1  # of a command that ends with it

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def line(self) -> str:
        """Message and hint as one line, for standard error or beside a field."""
        return f"{self}: {self.hint}" if self.hint else str(self)


class Unreadable(CompanionError, ValueError):
    """A text that should be a date, a schedule, a cadence, a goal or an amount cannot be read."""


class Unknown(CompanionError, LookupError):
    """No habit, friend or interest has that name."""


class Ambiguous(CompanionError, LookupError):
    """A name fits several; ``candidates`` lists their names."""

    def __init__(self, message: str, candidates: tuple[str, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class Refused(CompanionError):
    """The request is readable, and a rule says no: a future tick, an empty or doubled name."""


class StoreError(CompanionError):
    """The store could not be read or written: locked, full, read-only or of a newer version."""


class Locked(StoreError):
    """``what`` is sealed and nobody said its passphrase yet."""

    def __init__(self, what: str = "the store") -> None:
        super().__init__(f"{what} is sealed", "run this in a terminal to be asked for the passphrase")
