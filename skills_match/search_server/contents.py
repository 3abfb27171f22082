"""The kinds of index: what each is called, what belongs in it, and how its entries are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from diaspora.models import Profile

from ..enums import ChangeKind
from ..matching.elastic import documents as people
from ..models import Assignment
from ..search.elastic import documents as assignments
from .entries import Entry


@dataclass(frozen=True)
class Contents:
    """`name` stands in the names of the indexes and in what operators read; `belonging` are the rows that are to be
    in the index now; `read` makes the entries of those among some ids."""

    name: str
    mapping: Callable[[], dict[str, Any]]
    belonging: Callable[[], QuerySet]
    read: Callable[[Iterable[int]], dict[int, Entry]]


#: By the kind of change that an index listens to, which is also the name of the field with the number of its object.
CONTENTS: dict[str, Contents] = {
    ChangeKind.PROFILE: Contents("people", people.mapping, Profile.objects.matchable, people.read_documents),
    ChangeKind.ASSIGNMENT: Contents(
        "assignments", assignments.mapping, Assignment.objects.published, assignments.read_documents
    ),
}
