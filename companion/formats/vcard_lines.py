"""vCards as lines: where a card begins and ends, and each line as a property whose value can be read.

Unfolding and parameters are vobject's; a line that it refuses is read leniently, so that one bad line
costs nothing else. Photos and the like are dropped before, undecoded.
"""

from __future__ import annotations

import base64
import contextlib
import io
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple

from companion.domain.errors import Refused

_BEGIN = re.compile(r"[\ufeff\s]*begin\s*:\s*vcard\s*", re.IGNORECASE)
_END = re.compile(r"\s*end\s*:\s*vcard\s*", re.IGNORECASE)
_GLUED = re.compile(r"[^\s].*BEGIN:VCARD\s*")
_BULK = re.compile(r"(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]", re.IGNORECASE)
_AGENT = re.compile(r"(?:[\w-]+\.)?agent\b[^:]*:\s*", re.IGNORECASE)
_QUOTED = re.compile(r"^[^:;\n]*;[^:\n]*?quoted-printable[^:\n]*:", re.IGNORECASE | re.MULTILINE)
# What vobject's parser can read. It takes exponential time to find out that it cannot.
_HEAD = re.compile(
    r'(?:[\w-]+\.)?[\w-]+;?(?:;[\w-]+(?:=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)?)*:', re.ASCII
)
_LENIENT = re.compile(
    r"\s*(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)\s*(?P<params>;[^:]*)?:(?P<value>.*)", re.DOTALL
)
_KNOWN = re.compile(
    "adr|agent|anniversary|bday|birthplace|caladruri|caluri|categories|class|clientpidmap|deathdate|deathplace"
    "|email|expertise|fburl|fn|gender|geo|hobby|impp|interest|kind|label|lang|mailer|member|n|name|nickname"
    "|note|org|orgdirectory|prodid|profile|related|rev|role|sort-string|source|tel|title|tz|uid|url|version"
    "|xml|x-.*",
    re.IGNORECASE,
)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})


class Card(NamedTuple):
    """One card as it stands in the file. ``whole`` is False when its end is missing."""

    number: int
    line: int
    text: str
    whole: bool = True

    @property
    def lines(self) -> int:
        """How many lines it has in the file, pictures aside."""
        return self.text.count("\n") + 1

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return f"card {self.number} (line {self.line})"


@dataclass(slots=True)
class Property:
    """One property. Names of parameters are in capitals, a bare one counts as a type."""

    group: str
    name: str
    params: dict[str, list[str]]
    raw: str

    @property
    def text(self) -> str:
        """The value in plain letters, still escaped as vCard does it."""
        encoding = self.param("ENCODING").upper()
        if encoding == "QUOTED-PRINTABLE":
            return _decoded(quopri.decodestring(_bytes(self.raw)), self.param("CHARSET"))
        if encoding in ("B", "BASE64"):
            with contextlib.suppress(ValueError):
                data = base64.b64decode("".join(self.raw.split()), validate=True)
                return _decoded(data, self.param("CHARSET"))
        if self.raw.isascii() or not _is_torn(self.raw):
            return self.raw
        return _decoded(_bytes(self.raw), self.param("CHARSET"))

    def param(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        values = self.params.get(name)
        return values[0] if values else ""


def line_layer() -> ModuleType:
    """vobject's line layer. Raises Refused with what to install when it is not there."""
    try:
        import vobject.base as base  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise Refused(
            "reading vCards needs the package vobject", "pip install 'quiet-companion[vcf]'"
        ) from None
    module: ModuleType = base
    return module


def as_lines(data: bytes) -> Iterator[str]:
    """The lines of a file, one at a time: fifty megabytes of short ones would be a gigabyte as a list.

    Bytes that are no UTF-8 stay as they are until their charset is known.
    """
    encoding, errors = "utf-8-sig", "surrogateescape"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding, errors = "utf-16", "replace"
    elif data[:4].lower() == b"b\0e\0":
        encoding, errors = "utf-16-le", "replace"
    with io.TextIOWrapper(io.BytesIO(data), encoding, errors) as text:
        for line in text:
            yield line.removesuffix("\n")


def split_cards(lines: Iterable[str]) -> Iterator[Card]:
    """The cards of a file in their order. One within another (an agent) is no card of its own."""
    number = begun = depth = 0
    inside = skipping = agent = False
    kept: list[str] = []
    for at, line in enumerate(lines, 1):
        if inside and not depth and line[:1] in (" ", "\t"):
            if not skipping:
                kept.append(line)
            continue
        marked = "vcard" in line.lower()
        starts = marked and _BEGIN.fullmatch(line) is not None
        ends = marked and _END.fullmatch(line) is not None
        glued = marked and inside and not starts and _GLUED.fullmatch(line) is not None
        if starts and (agent or depth):
            depth += 1
            agent = False
        elif depth:
            depth -= ends
        elif starts or glued:
            if inside:  # the next one has begun: what is there of this one stands in whole lines
                yield Card(number, begun, "\n".join(kept), whole=not glued)
            number, begun, kept = number + 1, at, []
            inside, skipping, agent = True, False, False
        elif inside and ends:
            yield Card(number, begun, "\n".join(kept))
            inside = agent = False
        elif inside and not (skipping and ":" not in line):
            skipping = _BULK.match(line) is not None
            agent = _AGENT.fullmatch(line) is not None
            if not skipping:
                kept.append(line)
    if inside:
        yield Card(number, begun, "\n".join(kept), whole=False)


def properties(card: Card, layer: ModuleType) -> Iterator[Property]:
    """The properties of one card. A line that is none belongs to the note before it, if there is one."""
    last: Property | None = None
    for line, _ in layer.getLogicalLines(io.StringIO(card.text), bool(_QUOTED.search(card.text))):
        line = line.rstrip("\n")
        found = _property(line, layer)
        stray = found is None or not (found.group or _KNOWN.fullmatch(found.name))
        if stray and last is not None and last.name == "NOTE":
            last.raw += f"\n{line}"
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _property(line: str, layer: ModuleType) -> Property | None:
    if _HEAD.match(line):
        name, listed, value, group = layer.parseLine(line)
    else:
        match = _LENIENT.match(line)
        if match is None:
            return None
        name, value, group = match["name"], match["value"], match["group"]
        listed = [part.strip().split("=", 1) for part in (match["params"] or "").split(";") if part.strip()]
    params: dict[str, list[str]] = {}
    for key, *values in listed:
        if values:
            params.setdefault(key.strip().upper(), []).extend(values)
        else:
            params.setdefault("ENCODING" if key.upper() in _ENCODINGS else "TYPE", []).append(key)
    return Property((group or "").lower(), name.upper(), params, value)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _is_torn(text: str) -> bool:
    return any("\udc80" <= sign <= "\udcff" for sign in text)


def _decoded(data: bytes, charset: str) -> str:
    for name in (charset, "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")
