"""Address books as programs write them; each is given as text so that line ends and letters stay exact."""

from __future__ import annotations


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    """One card with these lines between its version and its end."""
    return (end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")) + end).encode()


ANN = card("FN:Ann Lee", "N:Lee;Ann;;;")
ZOE = card("FN:Zoë Ng", "N:Ng;Zoë;;;")
