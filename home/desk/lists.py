"""What an editor should look at. Each noun registers a list; the desk shows its beginning, the report all of it.

@on_desk("broken-links", title=_("Broken links"), order=60)
def links(user) -> DeskRows: ...
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation


@dataclass(frozen=True)
class DeskRow:
    """One thing to look at, with the page where it is put right. Texts are in the reader's language."""

    title: str
    url: str
    #: What is wrong, or what is to be done.
    text: str = ""
    #: Since when it is so.
    since: datetime.datetime | datetime.date | None = None
    #: Whose it is.
    who: str = ""
    #: How often readers opened the page lately, where that tells what to do first; None where it is not known.
    views: int | None = None


class DeskRows:
    """DeskRows of a queryset, made a page at a time, so that a list of any length costs a fixed number of queries."""

    def __init__(self, found: QuerySet, rows_of: Callable[[list], list[DeskRow]]) -> None:
        self._found, self._rows_of = found, rows_of

    def count(self) -> int:
        return self._found.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> Sequence[DeskRow]:
        return self._rows_of(list(self._found[part]))


Find = Callable[[Any], DeskRows]


@dataclass(frozen=True)
class DeskList:
    """`key` is its address; `order` says where it stands on the desk, the most pressing first."""

    key: str
    title: str | Promise
    order: int
    find: Find


_lists: dict[str, DeskList] = {}


def on_desk(key: str, *, title: str | Promise, order: int) -> Callable[[Find], Find]:
    """Register a function that finds the rows of a list for a user, in a fixed number of queries."""

    def register(find: Find) -> Find:
        _lists[key] = DeskList(key, title, order, find)
        return find

    return register


def desk_lists() -> list[DeskList]:
    return sorted(_lists.values(), key=lambda each: each.order)


def desk_list(key: str) -> DeskList:
    """Raises KeyError for a list that nobody registered."""
    return _lists[key]


def pages_of(user) -> QuerySet[Page]:
    """The pages that `user` may change: nobody is asked to put right what they cannot. Who adds none changes those that
    are translations, as `home.models.rights` says."""
    policy = policy_registry.get_by_type(Page)
    added = policy.instances_user_has_permission_for(user, "add")
    translated = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    changed = policy.instances_user_has_permission_for(user, "change")
    return changed.filter(Q(pk__in=added.values("pk")) | Exists(translated))
