"""Migrations are about the database: words, choices and the blocks of a text are none of its business.

A label that is put better, or a state that is added, would otherwise make a migration each time, and two branches that
do so would meet in it. What is more, wagtail-localize calls all translations of an app's pages out of date when the
app has a new migration.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.migrations.operations import AlterModelOptions
from django.db.models import Field
from wagtail.fields import StreamField

IGNORED_OF_FIELDS = ("verbose_name", "help_text", "choices")
IGNORED_OF_MODELS = ("verbose_name", "verbose_name_plural")


@contextmanager
def words_ignored() -> Iterator[None]:
    """Within it, fields and models that differ only in words or blocks count as the same, and migrations hold none."""
    deconstruct, with_blocks = Field.deconstruct, StreamField.deconstruct
    watched = [option for option in AlterModelOptions.ALTER_OPTION_KEYS if option not in IGNORED_OF_MODELS]

    def without_words(field):
        name, path, args, kwargs = deconstruct(field)
        return name, path, args, {key: value for key, value in kwargs.items() if key not in IGNORED_OF_FIELDS}

    def without_blocks(field):
        name, path, _no_args, kwargs = super(StreamField, field).deconstruct()
        return name, path, [[]], kwargs

    every_option = AlterModelOptions.ALTER_OPTION_KEYS
    Field.deconstruct, AlterModelOptions.ALTER_OPTION_KEYS = without_words, watched  # type: ignore[method-assign]
    StreamField.deconstruct = without_blocks
    try:
        yield
    finally:
        Field.deconstruct, AlterModelOptions.ALTER_OPTION_KEYS = deconstruct, every_option  # type: ignore[method-assign]
        StreamField.deconstruct = with_blocks
