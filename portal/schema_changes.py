"""Migrations are about the database: words and choices of a field are none of its business.

A label that is put better, or a state that is added, would otherwise make a migration each time, and two branches that
do so would meet in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.migrations.operations import AlterModelOptions
from django.db.models import Field

IGNORED_OF_FIELDS = ("verbose_name", "help_text", "choices")
IGNORED_OF_MODELS = ("verbose_name", "verbose_name_plural")


@contextmanager
def words_ignored() -> Iterator[None]:
    """Within it, fields and models that differ only in their words count as the same, and migrations hold none."""
    deconstruct = Field.deconstruct
    watched = [option for option in AlterModelOptions.ALTER_OPTION_KEYS if option not in IGNORED_OF_MODELS]

    def without_words(field):
        name, path, args, kwargs = deconstruct(field)
        return name, path, args, {key: value for key, value in kwargs.items() if key not in IGNORED_OF_FIELDS}

    every_option = AlterModelOptions.ALTER_OPTION_KEYS
    Field.deconstruct, AlterModelOptions.ALTER_OPTION_KEYS = without_words, watched  # type: ignore[method-assign]
    try:
        yield
    finally:
        Field.deconstruct, AlterModelOptions.ALTER_OPTION_KEYS = deconstruct, every_option  # type: ignore[method-assign]
