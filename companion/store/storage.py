"""Our TinyDB storage: what TinyDB reads and writes goes through the vault, under the lock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from companion.store.atomic import make_folder
from companion.store.errors import explained, read_only
from companion.store.form import of_documents, to_documents
from companion.store.lock import locked
from companion.store.names import Names
from companion.store.vault import Vault


class VaultStorage(Storage):
    """``TinyDB(path, storage=VaultStorage)``: any TinyDB program, with our file form and our atomic save.

    Reading gives copies. Writing replaces the whole content, as TinyDB means it to.
    """

    def __init__(self, path: Path) -> None:
        self.vault = Vault(Names.of(path))

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Copies of all tables; None for no file."""
        found = self.vault.load()
        return None if found.signature is None else to_documents(found.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Save ``data`` durably as the whole content. Raises StoreError."""
        names = self.vault.names
        check_writable(names)
        tables = {
            name: {str(key): dict(record) for key, record in table.items()} for name, table in data.items()
        }
        with explained(names.real, "write"):
            make_folder(names.folder)
            with locked(names.lock):
                self.vault.save(of_documents(tables), self.vault.signature())


def check_writable(names: Names) -> None:
    """Raise StoreError when the file was made read-only: replacing it would go round that wish."""
    try:
        mode = names.real.stat().st_mode
    except OSError:
        return
    if not mode & 0o222:
        raise read_only(names.real)
