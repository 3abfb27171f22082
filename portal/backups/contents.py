"""What belongs in a backup besides the database: two folders, and which of their files the rows name."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from diaspora.models import StoredFile

MEDIA, PRIVATE = "media", "private"
#: In each of the two folders, while a backup is restored: files that wait for their database.
WAITING = ".restoring"


def folders() -> dict[str, Path]:
    """By their name in a backup."""
    return {MEDIA: Path(settings.MEDIA_ROOT), PRIVATE: Path(settings.PRIVATE_FILES_DIR)}


def files() -> Iterator[tuple[str, Path]]:
    """Name in the backup and place of every file that is there now."""
    for name, root in folders().items():
        for folder, folders_here, here in os.walk(root):
            if WAITING in folders_here:
                folders_here.remove(WAITING)
            for file in sorted(here):
                place = Path(folder) / file
                if not place.is_symlink():
                    yield f"{name}/{place.relative_to(root)}", place


def named_files() -> set[str]:
    """The files that rows name, as a backup calls them."""
    named = set()
    for model in apps.get_models():
        rows = model._base_manager.all()
        if issubclass(model, StoredFile):
            named |= {f"{PRIVATE}/{path}" for path in rows.values_list("path", flat=True).iterator()}
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField) and field.storage == default_storage:
                paths = rows.exclude(**{field.name: ""}).values_list(field.name, flat=True).iterator()
                named |= {f"{MEDIA}/{path}" for path in paths if path}
    return named


def counts() -> dict[str, int]:
    """Rows by table."""
    return {
        model._meta.db_table: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def migrations() -> list[str]:
    """Those that were applied, as app.name."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)
