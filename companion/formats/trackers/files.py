"""Where another tracker's files lie: one file, a folder or a zip. Nothing is read without a limit."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from companion.bounded import MAX_BYTES, read_bounded
from companion.domain.errors import Refused
from companion.formats.bundle import as_text
from companion.formats.trackers.dates import DateOrder

MAX_FILES = 5_000
_WANTED = (".csv", ".json", ".db", "")
_ZIP = b"PK\x03\x04"


class Files(NamedTuple):
    """Bytes by path within ``source``; one file alone has its name as path.

    ``dates`` is how a person says that dates are written in it, where the file leaves that open.
    """

    source: str
    contents: Mapping[str, bytes]
    dates: DateOrder | None = None

    @property
    def only(self) -> bytes | None:
        """The one file there is; None when there are several."""
        return next(iter(self.contents.values())) if len(self.contents) == 1 else None

    def text(self, path: str) -> str:
        """One file as text. Raises Refused for what is none."""
        return as_text(self.contents[path], path)

    def named(self, name: str) -> list[str]:
        """The paths that end in this file name, the least deep first."""
        found = [path for path in self.contents if PurePosixPath(path).name == name]
        return sorted(found, key=lambda path: (path.count("/"), path))


def files_at(path: Path) -> Files:
    """What lies at ``path``. Raises Refused when it cannot be read or is too large."""
    try:
        if path.is_dir():
            return Files(str(path), _folder(path))
        return files_of(read_bounded(path, "give a file or a folder, or - for standard input"), path.name)
    except OSError as reason:
        raise Refused(f"{path} cannot be read ({reason.strerror})", "give a file or a folder") from None


def files_of(data: bytes, name: str) -> Files:
    """What ``data`` holds: the files of a zip, or itself."""
    if not data:
        raise Refused(f"{name} is empty", "export it again")
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if data.startswith(_ZIP) or name.lower().endswith(".zip"):
        return Files(name, _unzipped(data, name))
    return Files(name, {name: data})


def json_of(files: Files, what: str) -> Any:
    """The one JSON document of ``files``, which should be ``what``. Raises Refused."""
    data = files.only
    if data is None:
        raise Refused(f"{files.source} is several files, not {what}", "give the one .json file")
    try:
        return json.loads(as_text(data, files.source).removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise not_it(files, what) from None


def not_it(files: Files, what: str) -> Refused:
    """The refusal of a file of another kind."""
    return Refused(f"{files.source} is not {what}", "companion import --help says what to give")


def _folder(folder: Path) -> dict[str, bytes]:
    """The files in a folder and in the folders right in it."""
    paths = sorted(path for path in (*folder.glob("*"), *folder.glob("*/*")) if path.is_file())
    wanted = [path for path in paths if path.suffix.lower() in _WANTED and not path.name.startswith(".")]
    if len(wanted) > MAX_FILES or sum(path.stat().st_size for path in wanted) > MAX_BYTES:
        raise _too_large(str(folder))
    if not wanted:
        raise Refused(f"there is nothing to read in {folder}", "companion import --help says what to give")
    return {path.relative_to(folder).as_posix(): read_bounded(path) for path in wanted}


def _unzipped(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if _is_wanted(info)]
            if len(wanted) > MAX_FILES or sum(info.file_size for info in wanted) > MAX_BYTES:
                raise _too_large(name)
            found = {info.filename: archive.read(info) for info in wanted}
    except Refused:
        raise
    except Exception:  # each way of packing has errors of its own, zlib.error among them
        raise Refused(f"{name} is not a whole zip: it is cut off or damaged", "export it again") from None
    if not found:
        raise Refused(f"there is nothing to read in {name}", "companion import --help says what to give")
    return found


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = "__MACOSX" in path.parts or path.name.startswith(".")
    return not info.is_dir() and not hidden and path.suffix.lower() in _WANTED


def _too_large(name: str) -> Refused:
    words = f"{name} holds more than {MAX_BYTES // 1_000_000} MB or {MAX_FILES} files"
    return Refused(words, "give a smaller one")
