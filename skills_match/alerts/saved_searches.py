"""Keeping a search of the public list of assignments."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.models.slots import first_free
from casework.refusals import Refused
from diaspora.models import User

from ..models import SavedSearch
from ..models.saved_search import SAVED_AT_MOST
from ..search.documents import FACETS
from ..search.finding import shown_by
from ..search.plan import is_searchable

#: No list of facets has more values; what an address carries beyond that is no choice of a person.
VALUES_AT_MOST = 60


class TooManySearches(Refused):
    """All slots are taken; the text is for people."""

    text = _("You have ten saved searches. Delete one first.")


class NothingToLookFor(Refused):
    """The text would never find anything; the text is for people."""

    text = _("This search holds no word that can be looked for, so it would never find anything. Write the whole word.")


@transaction.atomic
def save_search(
    *, user: User, name: str, text: str, chosen: Mapping[str, list[str]], tells: bool
) -> tuple[SavedSearch, bool]:
    """Keep it. Returns the search and whether it is new: the same search again is the one that was kept before.

    Slots are given under the lock on the account. Raises NothingToLookFor, TooManySearches.
    """
    if text and not is_searchable(text):
        raise NothingToLookFor
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    kept = {facet: list(chosen.get(facet, ()))[:VALUES_AT_MOST] for facet in FACETS if chosen.get(facet)}
    fingerprint = SavedSearch.fingerprint_of(text, kept)
    rows = SavedSearch.objects.filter(user=user)
    if same := rows.filter(fingerprint=fingerprint).first():
        return same, False
    slot = first_free(rows, at_most=SAVED_AT_MOST)
    if slot is None:
        raise TooManySearches
    return (
        SavedSearch.objects.create(
            user=user, slot=slot, name=name, text=text, chosen=kept, fingerprint=fingerprint, tells=tells
        ),
        True,
    )


def change_search(*, search: SavedSearch, name: str, tells: bool) -> SavedSearch:
    """Another name, or another answer to "write to me"."""
    search.name, search.tells = name, tells
    search.save(update_fields=["name", "tells"])
    return search


def delete_search(*, search: SavedSearch) -> None:
    search.delete()


def met_by(*, assignment_id: int, searches: Iterable[SavedSearch]) -> Iterator[SavedSearch]:
    """Those of `searches` whose list holds the assignment now. Equal ones, next to each other, are made once."""
    is_shown = shown_by(assignment_id)
    for _fingerprint, alike in groupby(searches, key=attrgetter("fingerprint")):
        same = list(alike)
        if is_shown(same[0].text, same[0].chosen):
            yield from same
