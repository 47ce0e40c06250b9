"""The two dates of opening that are kept beside the store; what follows from them is ``presence``."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Visits(NamedTuple):
    """When the app was ``opened`` last, and the last day somebody ``came_back`` from an absence."""

    opened: date | None = None
    came_back: date | None = None


NO_VISITS = Visits()
