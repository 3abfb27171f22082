"""A kind of record with texts in every language, and what its records lack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from modeltranslation.translator import translator

from .writing import write_columns


@dataclass(frozen=True)
class TranslatedKind:
    """`readable` gives the records that anybody may read, and `address` the page where; empty for what stands on many.

    `write` is the verb that stores `values` (by column, `title_sw`) for `by`; it raises casework.refusals.Refused.
    Records without rules of their own about who writes when have the one of `writing`.
    """

    name: str
    model: type[Model]
    label: str | Promise
    readable: Callable[[], QuerySet]
    title: Callable[[Any], str] = str
    address: Callable[[Any], str] = lambda record: ""
    write: Callable[..., None] = write_columns

    @property
    def fields(self) -> tuple[str, ...]:
        """Those that modeltranslation keeps in every language, in the order in which `translation.py` names them."""
        return tuple(translator.get_options_for_model(self.model).all_fields)

    def lacking(self) -> QuerySet:
        """Readable records of which a text is written in one language and not in another."""
        found = Q(pk=None)
        for language, _name in settings.FULL_LANGUAGES:
            for field in self.fields:
                for other in others(language):
                    found |= _empty(f"{field}_{language}") & ~_empty(f"{field}_{other}")
        return self.readable().filter(found)

    def written(self, record: Model, language: str) -> Mapping[str, str]:
        """The texts of `record` in `language`, by field."""
        texts = {field: getattr(record, f"{field}_{language}") for field in self.fields}
        return {field: text for field, text in texts.items() if text}

    def lacks(self, record: Model, language: str) -> list[str]:
        """The fields that are written in another language and not in `language`."""
        here = self.written(record, language)
        there = {field for other in others(language) for field in self.written(record, other)}
        return [field for field in self.fields if field in there and field not in here]


def others(language: str) -> list[str]:
    return [code for code, _name in settings.FULL_LANGUAGES if code != language]


def _empty(column: str) -> Q:
    return Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
