"""Where tables lie: a folder, a zip or one file. Everything is read before anything is changed."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from companion.bounded import MAX_BYTES, TooLarge, check_values, odd_kind, read_bounded
from companion.domain.errors import Refused

HINT = "give a folder, a .zip or a .csv file"


def read_bundle(path: Path) -> dict[str, str]:
    """The CSV files at ``path`` as text, by file name. Raises Refused when it is not what it should be."""
    try:
        if path.is_dir():
            found = (file for file in sorted(path.iterdir()) if file.suffix.lower() == ".csv")
            files = {file.name: read_bounded(file, HINT) for file in found if file.is_file()}
        elif path.suffix.lower() == ".zip":
            files = _unzipped(read_bounded(path, HINT), path.name)
        else:
            files = {path.name: read_bounded(path, HINT)}
    except OSError as reason:
        raise Refused(f"{path} cannot be read ({reason.strerror})", HINT) from None
    if not files:
        raise Refused(f"there is no .csv file in {path}", HINT)
    return {name: as_text(data, name) for name, data in files.items()}


def as_text(data: bytes, name: str) -> str:
    """``data``, a table or a document, as text. Raises Refused for what is none, and for too many values."""
    check_values(data, name)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = data.decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8", "save it as CSV in UTF-8 and try again") from None
    if "\0" in text[:1000]:
        raise Refused(f"{name} is not text", HINT)
    return text


def first_row(lines: Sequence[str], delimiter: str = ",") -> list[str]:
    """The cells of the first line of a table, in small letters; none where it cannot be the first of one."""
    try:
        return [name.strip().lower() for name in next(csv.reader(lines[:1], delimiter=delimiter), [])]
    except csv.Error:  # a cell longer than any name of a column
        return []


def write_bundle(path: Path, files: Mapping[str, str]) -> None:
    """Write ``files`` into the folder or zip at ``path``, readable by their owner only."""
    data = {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}
    if path.suffix.lower() == ".zip":
        write_whole(path, _zipped(data))
        return
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as reason:
        raise Refused(f"{path} is not a folder ({reason.strerror})", "give a folder or a .zip") from None
    for name, content in data.items():
        write_whole(path / name, content)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only, where a link leads to. Raises Refused
    when it cannot be, and for what is no file: a device would be replaced.
    """
    temporary = ""
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and (kind := odd_kind(path.stat().st_mode)):
            raise Refused(f"{path} is {kind}, not a file", "choose another name")
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)  # mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as reason:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise Refused(f"{path} cannot be written ({reason.strerror})", "choose another place") from None


def _unzipped(data: bytes, name: str) -> dict[str, bytes]:
    refused = Refused(f"{name} is not a zip, or it is damaged", HINT)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise refused
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if _is_table(info)]
            if sum(info.file_size for info in wanted) > MAX_BYTES:
                raise TooLarge(name, MAX_BYTES)
            for info in wanted:
                files.setdefault(PurePosixPath(info.filename).name, archive.read(info))
    except Refused:
        raise
    except Exception:  # each way of packing has errors of its own, zlib.error among them
        raise refused from None
    return files


def _is_table(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return path.suffix.lower() == ".csv" and "__MACOSX" not in path.parts and not path.name.startswith("._")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The same files give the same bytes: times of day do not belong in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o600 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
