"""A person's saved searches: kept from the public list, opened, renamed, deleted."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may

from ...models import SavedSearch
from ...models.saved_search import SAVED_AT_MOST
from ...search.documents import FACETS
from ...search.facets import facet_names, understood
from ...search.forms import Asked, Sort
from ..forms import SavedSearchForm
from ..saved_searches import NothingToLookFor, change_search, delete_search, save_search


@dataclass(frozen=True)
class SavedSearchLine:
    """A saved search as a row of the list: what it asks for in words, and where it opens."""

    search: SavedSearch
    words: list[str]
    url: str


@who_may(signed_in)
def list_searches(request: HttpRequest) -> HttpResponse:
    searches = [(search, _asked(search)) for search in SavedSearch.objects.filter(user=request.user)]
    words = _words_of([asked for _search, asked in searches])
    lines = [
        SavedSearchLine(search, said, _address(asked)) for (search, asked), said in zip(searches, words, strict=True)
    ]
    return render(request, "my/searches.html", {"lines": lines, "most": SAVED_AT_MOST})


@who_may(signed_in)
def save(request: HttpRequest) -> HttpResponse:
    """Name the search that the address holds, then keep it."""
    asked = understood(Asked.of(request.GET, can_match=False), request.GET)
    if not asked.is_narrowed:
        messages.info(request, _("Search for something first, then save the search."))
        return redirect("assignments:list")
    if not asked.is_searchable:
        messages.error(request, str(NothingToLookFor()))
        return redirect(_address(asked))
    (words,) = _words_of([asked])
    initial = {"name": ", ".join(words)[:80], "tells": True}
    form = SavedSearchForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            _search, is_new = save_search(user=request.user, text=asked.text, chosen=asked.chosen, **form.cleaned_data)
            messages.success(request, _("The search is saved.") if is_new else _("You had saved this search already."))
            return redirect("my:searches")
    return render(request, "my/search_save.html", {"form": form, "words": words, "back": _address(asked)})


@who_may(signed_in)
def search(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _own(request, pk)
    form = SavedSearchForm(request.POST if request.method == "POST" else None, instance=kept)
    if request.method == "POST" and form.is_valid():
        change_search(search=kept, **form.cleaned_data)
        messages.success(request, _("The search is saved."))
        return redirect("my:searches")
    (words,) = _words_of([_asked(kept)])
    return render(request, "my/search.html", {"form": form, "search": kept, "words": words})


@who_may(signed_in)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first; deleted twice, from a second tab, it is not there any more and nothing happens."""
    kept = _own(request, pk)
    if request.method != "POST":
        return render(request, "my/search_delete.html", {"search": kept})
    delete_search(search=kept)
    messages.success(request, _("The saved search is deleted."))
    return redirect("my:searches")


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.filter(user=request.user), pk=pk)


def _asked(search: SavedSearch) -> Asked:
    chosen = {facet: list(values) for facet, values in search.chosen.items()}
    every = {**Asked.nothing().chosen, **chosen}
    return Asked(search.text, every, Sort.NEWEST)


def _address(asked: Asked) -> str:
    return f"{reverse('assignments:list')}?{asked.address()}"


def _words_of(searches: list[Asked]) -> list[list[str]]:
    """What each search asks for in the reader's language: words as typed, then each chosen value; three queries."""
    names = facet_names(languages={code for asked in searches for code in asked.chosen["language"]})
    return [
        [f"“{asked.text}”"] * bool(asked.text)
        + [names[facet][value] for facet in FACETS for value in asked.chosen[facet] if value in names[facet]]
        for asked in searches
    ]
