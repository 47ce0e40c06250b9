"""Our TinyDB storage: what TinyDB reads and writes goes through the vault, under the lock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from companion.store.lock import writing
from companion.store.paths import StorePaths
from companion.store.tables import from_documents, to_documents
from companion.store.vault import Vault


class VaultStorage(Storage):
    """``TinyDB(path, storage=VaultStorage)``: any TinyDB program, with our file form and our atomic save.

    Reading gives copies. Writing replaces the whole content, as TinyDB means it to.
    """

    def __init__(self, path: Path) -> None:
        self.vault = Vault(StorePaths.of(path))

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Copies of all tables; None for no file."""
        found = self.vault.load()
        return None if found.signature is None else to_documents(found.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Save ``data`` durably as the whole content. Raises StoreError."""
        tables = {
            name: {str(key): dict(record) for key, record in table.items()} for name, table in data.items()
        }
        with writing(self.vault.paths):
            self.vault.save(from_documents(tables), self.vault.signature())
