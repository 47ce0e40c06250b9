"""Bringing files of older versions up to date, one version at a time, by pure functions.

To change the format: raise ``layout.SCHEMA`` and add the step from the version before. A step gets all
tables, parsed, and returns them; what it does not know it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from companion.store.layout import META, ONLY, SCHEMA, Documents
from companion.store.tables import Tables, from_documents, to_documents

Step = Callable[[dict[str, Documents]], dict[str, Documents]]

STEPS: dict[int, Step] = {}  # from this version to the next


def migrate(tables: Tables, schema: int, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA) -> Tables:
    """``tables`` of a file of version ``schema`` as they are in version ``target``."""
    documents = to_documents(tables)
    for version in range(schema, target):
        documents = steps[version](documents)
        documents.setdefault(META, {}).setdefault(ONLY, {})["schema"] = version + 1
    return from_documents(documents)
