"""What a request asked of the database: which rows it wrote, with which values."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field

_WRITE = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)
#: Written by looking at a page: the session, what was typed and could not be saved, who opened a person's file, which
#: matches somebody was shown, how far they have read messages, and how an editor likes the editor; that a file was
#: tried, which counts towards the limit of the hour; and that a form was sent a moment ago.
_SIDE_NOTES = {
    "casework_kepttext",
    "casework_press",
    "diaspora_threadreading",
    "django_session",
    "usersessions_usersession",
    "diaspora_hourlyuse",
    "diaspora_fileaccess",
    "skills_match_matchrun",
    "skills_match_matchitem",
    "wagtailusers_userprofile",
}


@dataclass
class Recorder:
    """A wrapper for `connection.execute_wrapper`. It refuses what PostgreSQL refuses and SQLite would let through."""

    written: set[str] = field(default_factory=set)
    values: list[str] = field(default_factory=list)

    def __call__(self, execute, sql, params, many, context):
        texts = list(_texts(list(params.values()) if isinstance(params, dict) else list(params or ())))
        if any("\x00" in text for text in texts):
            raise ValueError(f"PostgreSQL takes no NUL byte: {sql[:200]}")
        if (match := _WRITE.match(sql)) and match[1] not in _SIDE_NOTES:
            self.written.add(match[1])
            self.values += texts
        return execute(sql, params, many, context)


def _texts(value):
    """All texts in a parameter: lists and JSON are looked into."""
    value = getattr(value, "obj", value)  # JSON as the driver of PostgreSQL wraps it
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            with suppress(ValueError):
                yield from _texts(json.loads(value))
    elif isinstance(value, dict):
        yield from _texts([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
