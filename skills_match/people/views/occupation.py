"""The occupation picker: occupations of our pack and, so that nobody is left out, ISCO-08 unit groups."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diaspora.profiles.publishing import profile_of
from diaspora.profiles.way_on import onwards, same_page
from diaspora.profiles.ways_back import came_from
from diaspora.who_may import signed_in, who_may

from ...enums import ConceptKind
from ...models import Concept, PersonOccupation
from ..forms.skills import MissingOccupationForm, PersonOccupationForm
from ..profile_parts import person_occupations
from ..skills import remove_occupation, save_occupation
from .skills import missing, search


@who_may(signed_in)
def occupation(request: HttpRequest) -> HttpResponse:
    """The occupations of a person, and the search for one more."""
    profile = profile_of(user=request.user)
    if request.method == "POST":
        return onwards(request, "occupation")
    typed, found = search(request, "occupation")
    query = came_from(request)
    items = [
        {
            "text": row.occupation.label,
            "hint": _("Main occupation") if row.is_main else "",
            "change_url": reverse("my:choose_occupation", args=[row.occupation_id]) + query,
            "remove_url": reverse("my:remove_occupation", args=[row.occupation_id]) + query,
        }
        for row in person_occupations(profile)
    ]
    context = {"items": items, "typed": typed, "found": found, "query": query}
    return render(request, "my/occupation.html", context)


@who_may(signed_in)
def choose_occupation(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an occupation, or make one the main one."""
    concept = get_object_or_404(Concept.objects.occupations().standing_for(pk))
    if concept.pk != pk:
        return redirect(reverse("my:choose_occupation", args=[concept.pk]) + came_from(request))
    profile = profile_of(user=request.user)
    rows = PersonOccupation.objects.filter(profile=profile)
    row = rows.filter(occupation=concept).first()
    form = PersonOccupationForm(
        request.POST if request.method == "POST" else None,
        initial={"is_main": row.is_main if row else not rows.exists()},
    )
    if request.method == "POST" and form.is_valid():
        save_occupation(profile=profile, occupation=concept, is_main=form.cleaned_data["is_main"])
        messages.success(request, _("“%(occupation)s” is saved.") % {"occupation": concept.label})
        return same_page(request, "my:occupation")
    return render(request, "my/choose_occupation.html", {"form": form, "concept": concept, "query": came_from(request)})


@who_may(signed_in)
@require_POST
def delete_occupation(request: HttpRequest, pk: int) -> HttpResponse:
    concept = get_object_or_404(Concept, pk=pk)
    if remove_occupation(profile=profile_of(user=request.user), occupation=concept):
        messages.success(request, _("“%(occupation)s” is removed.") % {"occupation": concept.label})
    return same_page(request, "my:occupation")


@who_may(signed_in)
def missing_occupation(request: HttpRequest) -> HttpResponse:
    """ "My occupation is missing": the same; until it is answered the nearest one does."""
    return missing(request, MissingOccupationForm, kind=ConceptKind.OCCUPATION, back="my:occupation")
