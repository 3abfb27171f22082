"""What the indexes on the search server hold: people who may be matched, and published assignments."""

from diaspora.models import Profile

from .enums import ChangeKind
from .models import Assignment
from .search_server.contents import Contents, register_contents


def people() -> Contents:
    from .matching.elastic import documents

    return Contents("people", documents.mapping, Profile.objects.matchable, documents.read_documents)


def assignments() -> Contents:
    from .search.elastic import documents

    return Contents("assignments", documents.mapping, Assignment.objects.published, documents.read_documents)


def register() -> None:
    register_contents(ChangeKind.PROFILE, people)
    register_contents(ChangeKind.ASSIGNMENT, assignments)
