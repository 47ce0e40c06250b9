"""Files damaged at random, from fixed seeds: the store opens, what is undamaged is there, no byte is lost.

``STORE_FUZZ=2000`` runs the full number.
"""

import json
import os
import random
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from tinydb import TinyDB

from companion.domain.habit import DONE
from companion.domain.session import Session
from companion.store.repository import TinyRepository
from tests.store.conftest import a_life

COUNT = int(os.environ.get("STORE_FUZZ", "100"))
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def flip(rng, data, at, end):
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def take_out(rng, data, at, end):
    return data[:at] + data[end:]


def put_in(rng, data, at, end):
    return data[:at] + rng.randbytes(rng.randrange(1, 40)) + data[at:]


def zero(rng, data, at, end):
    return data[:at] + b"\0" * (end - at) + data[end:]


def cut(rng, data, at, end):
    return data[:at]


def double(rng, data, at, end):
    return data[:end] + data[at:end] + data[end:]


def sign(rng, data, at, end):
    return (
        data[:at]
        + rng.choice([b'"', b"{", b"}", b",", b":", b"[", b"\\", b"0", b"-", b"\n"])
        + data[at + 1 :]
    )


def move(rng, data, at, end):
    to = rng.randrange(len(data))
    rest = data[:at] + data[end:]
    return rest[:to] + data[at:end] + rest[to:]


DAMAGES = [flip, take_out, put_in, zero, cut, double, sign, move]


def damaged(rng, data):
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        at = rng.randrange(max(1, len(data)))
        end = min(len(data), at + rng.choice([1, 5, 50, 500, 3000]))
        data = rng.choice(DAMAGES)(rng, data or b"x", at, end)
    return data


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A store with a generation before and a backup; its folder is copied for each case."""
    path = tmp_path_factory.mktemp("fuzz") / "whole" / "companion.json"
    store = TinyRepository(path, lambda: NOW)
    store.update(a_life)
    first = 819177770208568094
    for number in range(30):
        day = date(2026, 1, 1) + timedelta(days=number)
        session = Session(first + number * 1000003, day, minutes=5.0 + number, note=f"note {number}")
        store.update(lambda j, s=session, d=day: j.put("sessions", s).with_entry(12, d, DONE))
    return path


def undamaged(data, bad):
    """(table, id, record) of each line that stands in the damaged file as it stood in the whole one."""
    lines = {line.rstrip(b",") for line in bad.split(b"\n")}
    for table, records in json.loads(data).items():
        for key, record in records.items():
            line = f'"{key}": {json.dumps(record)}'.encode()
            if table != "_companion" and line in lines:
                yield table, key, record


def holds(file, table, key, record):
    found = file.get(table, {}).get(key)
    return found is not None and says(found, record)


@pytest.mark.parametrize("beside", ["alone", "with what lies beside it"])
def test_damaged_files(original, tmp_path, beside):
    data = original.read_bytes()
    for seed in range(COUNT):
        rng = random.Random(seed)
        bad = damaged(rng, data)
        folder = tmp_path / str(seed)
        shutil.copytree(original.parent, folder) if beside != "alone" else folder.mkdir()
        path = folder / "companion.json"
        path.write_bytes(bad)
        store = TinyRepository(path, lambda: NOW)
        store.read()
        store.update(lambda journal: journal.put("sessions", Session(5, date(2026, 3, 10))))
        store.notices()
        with TinyDB(path) as plain:
            for name in plain.tables():
                plain.table(name).all()
        file = json.loads(path.read_text("ascii"))
        everywhere = json.dumps(file)
        for table, key, record in undamaged(data, bad):
            head = f'"{table}": {{\n'.encode() in bad
            aside = json.dumps(json.dumps(record))[1:-1] in everywhere
            elsewhere = any(holds(file, other, key, record) for other in file)
            assert holds(file, table, key, record) or aside or (not head and elsewhere), (seed, table, key)
        kept = [file.read_bytes() for file in folder.iterdir() if file.is_file()]
        if bad != data and bad.strip(b"\0\n ") and (folder / "companion.json").read_bytes() != bad:
            known = bad in kept or _says_the_same(bad, file)
            assert known, seed
        shutil.rmtree(folder)


def says(found, record):
    """Whether each field of ``record`` stands in ``found``, whatever the stamps."""
    if "days" in record:
        return set(record["days"]) <= set(found["days"])
    return all(found.get(field) == value for field, value in record.items() if not field.startswith("_t"))


def _says_the_same(bad, file):
    """Whether the damaged bytes were a whole store after all, each record of which is in ``file``."""
    return all(
        says(file.get(table, {}).get(key, {}), record)
        for table, records in json.loads(bad).items()
        for key, record in records.items()
        if table != "_companion"
    )
