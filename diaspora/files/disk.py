"""Files and the rows that name them: neither is ever there without the other for longer than a day."""

import hashlib
import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import StoredFile
from .checks import FileRejected

logger = logging.getLogger(__name__)

#: A file may be older than its row by as long as a transaction takes; a day is patience enough for any.
OLD = 24 * 3600
#: More than so many files without a row, and more than a tenth of all, are no leftovers: it is the wrong database.
SUSPICIOUS = 50


@dataclass(frozen=True)
class Document:
    """A document whose structure was found sound, not yet written to the disk."""

    original_name: str
    content_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


_written: ContextVar[list[Path] | None] = ContextVar("written", default=None)


@contextmanager
def files_with_rows() -> Iterator[None]:
    """A transaction that takes the files with it, which were written inside, when it fails: also at its very end."""
    outer, written = _written.get(), []  # type: ignore[var-annotated]
    token = _written.set(written)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for path in written:
            _remove(path)
        raise
    else:
        if outer is not None:
            outer += written
    finally:
        _written.reset(token)


def write_document(document: Document) -> dict[str, Any]:
    """Write under a random name, two folders deep, and return the columns of the StoredFile that names it.

    Call it inside `files_with_rows`. Raises FileRejected when the disk does not take it; then nothing is left of it.
    """
    name = secrets.token_hex(24)
    path = f"{name[:2]}/{name[2:4]}/{name}"
    target = Path(settings.PRIVATE_FILES_DIR) / path
    written = _written.get()
    if written is not None:
        written.append(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(target, "xb", opener=_private) as file:
            file.write(document.content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _remove(target)
        logger.exception("A file could not be written: is the disk full?")
        raise FileRejected(
            _("We cannot keep files just now. Nothing was changed. Please try again later; we have been told.")
        ) from error
    return {
        "original_name": document.original_name,
        "content_type": document.content_type,
        "path": path,
        "size": len(document.content),
        "sha256": document.sha256,
    }


def delete_files_without_rows() -> int:
    """Delete what is left of a process that died between a file and its row. Returns how many files went."""
    root, limit = Path(settings.PRIVATE_FILES_DIR), time.time() - OLD
    files = {str(path.relative_to(root)): path for path in root.glob("??/??/*")}
    total = len(files)
    for model in apps.get_models():
        if issubclass(model, StoredFile):
            for named in model._default_manager.values_list("path", flat=True).iterator():
                files.pop(named, None)
    if len(files) > SUSPICIOUS and len(files) > total // 10:
        logger.error("%s files have no row: none is deleted. Is DATABASE_URL the right database?", len(files))
        return 0
    old = [path for path in files.values() if path.stat().st_mtime < limit]
    for path in old:
        _remove(path)
    return len(old)


def _remove(path: Path) -> None:
    """What cannot be removed now has no row, and goes after a day."""
    with suppress(OSError):
        path.unlink()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
