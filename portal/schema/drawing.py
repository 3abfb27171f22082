"""Models of a migration's state are drawn from copies of their fields.

Django takes each field apart and puts it together again, with its validators and the question which model is swapped,
forty thousand times in a fresh installation. A field that belongs to no model yet is whole as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache

from django.db.models import Field
from django.utils.functional import cached_property

_put_together_again = Field.clone


@contextmanager
def fields_copied() -> Iterator[None]:
    """While it lasts, models are drawn so."""
    Field.clone = _copied  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Field.clone = _put_together_again  # type: ignore[method-assign]


def _copied(field: Field) -> Field:
    if hasattr(field, "model"):
        return _put_together_again(field)
    copied = deepcopy(field)
    for part in (copied, copied.remote_field):
        for name in _remembered(type(part)) & vars(part).keys() if part else ():  # type: ignore[arg-type]
            del vars(part)[name]  # such as the related model, known by name alone while its own was not drawn
    # The place among the fields of its model is that of a new one.
    if copied.auto_created:
        copied.creation_counter = Field.auto_creation_counter
        Field.auto_creation_counter -= 1
    else:
        copied.creation_counter = Field.creation_counter
        Field.creation_counter += 1
    return copied


@cache
def _remembered(kind: type) -> set[str]:
    """Names of what an object of this kind finds out once."""
    return {name for each in kind.__mro__ for name, value in vars(each).items() if isinstance(value, cached_property)}
