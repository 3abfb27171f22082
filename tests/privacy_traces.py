"""Looking for a word everywhere the portal could have kept it."""

import json
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection


def traces(word: str) -> list[str]:
    """Where `word` is found, in whatever case: tables and columns, sessions, files of every kind, the cache."""
    word = word.lower()
    return [*_in_tables(word), *_in_sessions(word), *_in_files(word), *_in_the_cache(word)]


def _in_tables(word: str) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [
                    f"{table}.{column}: {str(value)[:120]}"
                    for column, value in zip(columns, row, strict=True)
                    if word in _text(value)
                ]
    return found


def _text(value) -> str:
    if isinstance(value, str) and value[:1] in "[{":
        # JSON may write a letter as an escape.
        with suppress(ValueError):
            value = json.dumps(json.loads(value), ensure_ascii=False)
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode(errors="replace")
    return str(value).lower()


def _in_sessions(word: str) -> list[str]:
    return [f"session: {data}" for s in Session.objects.all() if word in str(data := s.get_decoded()).lower()]


def _in_files(word: str) -> list[str]:
    folders = [Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_FILES_DIR)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [str(file) for file in files if word in file.name.lower() or word.encode() in file.read_bytes().lower()]


def _in_the_cache(word: str) -> list[str]:
    kept = getattr(cache, "_cache", {})
    return [f"cache: {key}" for key, value in kept.items() if word in f"{key}{value!r}".lower()]
