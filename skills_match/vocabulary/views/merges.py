"""Two skills, or two occupations, that are one: found, compared and, for good, made one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.history import history_of

from ...models import Concept
from ..forms.merges import MERGEABLE, MergeForm, TwinForm, TwinsForm
from ..layers import sources
from ..merge_preview import what_moves
from ..merging import merge_concepts
from ..picker import Suggestion, suggest

#: How many concepts of the vocabulary are offered for one word.
OFFERED = 8


@who_may(office)
def merges(request: HttpRequest) -> HttpResponse:
    """The search for two that are one; below it what was made one before, newest first."""
    words = TwinsForm(request.GET if "goes" in request.GET else None)
    found = {side: _meant(words, side) for side in ("goes", "stays")} if words.is_valid() else {}
    choice = None
    if all(found.values()) and found:
        choice = TwinForm(request.GET if "compare" in request.GET else None, sources=sources(), **found)
        if choice.is_valid():
            return redirect("office:merge", choice.cleaned_data["concept"], choice.cleaned_data["into"])
    context = {"words": words, "found": found, "choice": choice, **page_of(request, Concept.objects.merged_by_office())}
    return render(request, "office/merges.html", context)


def _meant(words: TwinsForm, side: str) -> list[Suggestion]:
    values = words.cleaned_data
    return suggest(text=values[side], language=get_language(), kinds=[values["kind"]], limit=OFFERED)


@who_may(office)
def merge(request: HttpRequest, pk: int, into: int) -> HttpResponse:
    """What would move from one to the other, to be confirmed; afterwards who made them one, and when."""
    concepts = Concept.objects.filter(kind__in=MERGEABLE).with_labels()
    concept, other = get_object_or_404(concepts, pk=pk), get_object_or_404(concepts, pk=into)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            merge_concepts(concept=concept, into=other, by=request.user)
            values = {"old": concept.label, "new": other.label}
            messages.success(request, _("“%(old)s” is now merged into “%(new)s”.") % values)
            return redirect("office:merge", pk, into)
    named = sources()
    context = {
        "concept": concept,
        "other": other,
        "sides": [(_("Goes"), concept, named[concept.taxonomy_id]), (_("Stays"), other, named[other.taxonomy_id])],
        "form": form,
        "moving": what_moves(concept=concept, into=other),
        "events": history_of(concept),
    }
    return render(request, "office/merge.html", context)
