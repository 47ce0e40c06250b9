"""How often one wants to be in touch, as a field of friends and of seasons."""

from __future__ import annotations

from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.fields.codec import LINE, FieldCodec, RecordCodec, integer, phrase
from companion.domain.ranges import MAX_CADENCE


def _sound_cadence(cadence: Cadence) -> None:
    most = MAX_CADENCE.get(cadence.unit)
    if most is None or not 1 <= cadence.count <= most:
        raise ValueError("it is not a rhythm")


CADENCE: FieldCodec = phrase(
    parse_cadence,
    RecordCodec(Cadence, count=integer(1, max(MAX_CADENCE.values())), unit=LINE, sound=_sound_cadence),
)
