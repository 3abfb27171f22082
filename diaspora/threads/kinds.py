"""Which records can be talked about, by whom: each noun above says so when it starts.

threads_about(Application, ThreadKind(...))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise


@dataclass(frozen=True)
class ThreadKind:
    """How people talk about records of one model."""

    #: What each side is called. The first one answers: it reads everything.
    sides: Mapping[str, str | Promise]
    #: For which side somebody reads and writes about a record; empty for whoever must not know of it.
    side_of: Callable[[Any, Any], str]
    #: Who reads for a side by now.
    readers: Callable[[Any, str], Iterable[Any]]
    #: Tells these people of a side that something new is there, without its words.
    tell: Callable[[Any, str, list[Any]], None]
    #: Whether one may still write.
    is_open: Callable[[Any], bool]

    @property
    def answers(self) -> str:
        return next(iter(self.sides))


_kinds: dict[str, ThreadKind] = {}


def threads_about(model: type[models.Model], kind: ThreadKind) -> None:
    _kinds[model._meta.label_lower] = kind


def kind_of(record: models.Model) -> ThreadKind:
    """Raises KeyError for a record that nobody talks about."""
    return _kinds[record._meta.label_lower]
