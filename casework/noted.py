"""Records that carry notes and may have an officer: each noun registers the page of one record.

@carries_notes(Claim, seen_by=Claim.objects.visible_to, address="office:claim")
def show_claim(request: HttpRequest, pk: int, **typed) -> HttpResponse: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from django.db import models
from django.http import HttpResponse

Show: TypeAlias = Callable[..., HttpResponse]
S = TypeVar("S", bound=Show)


@dataclass(frozen=True)
class NotedKind:
    """Records of one kind: those that an officer sees, the name of their page in addresses, and the page itself."""

    seen_by: Callable[[Any], models.QuerySet]
    address: str
    #: The field of a record that its address holds.
    key: str
    show: Show


_kinds: dict[str, NotedKind] = {}


def carries_notes(
    model: type[models.Model], *, seen_by: Callable[[Any], models.QuerySet], address: str, key: str = "pk"
) -> Callable[[S], S]:
    """Register the function that shows one record, also with forms that were filled in wrongly."""

    def register(show: S) -> S:
        _kinds[kind_of(model)] = NotedKind(seen_by, address, key, show)
        return show

    return register


def noted_kind(name: str) -> NotedKind | None:
    return _kinds.get(name)


def kind_of(record: models.Model | type[models.Model]) -> str:
    """The word for records of this kind in the addresses of notes."""
    return str(record._meta.model_name)
