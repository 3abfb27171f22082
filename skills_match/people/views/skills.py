"""The skill picker: search in either language, choose, say how well, saved."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.languages import reading_language
from casework.refusals import may_be_refused
from diaspora.profiles.publishing import profile_of
from diaspora.profiles.way_on import onwards, same_page
from diaspora.profiles.ways_back import came_from
from diaspora.who_may import signed_in, who_may

from ...enums import ConceptKind
from ...models import Concept, PersonSkill
from ...vocabulary.picker import Suggestion, suggest
from ...vocabulary.suggestions import suggest_concept
from ...vocabulary.titles.occupations import suggest_occupations
from ..forms.skills import MissingSkillForm, PersonSkillForm
from ..profile_parts import person_skills, skill_text
from ..skills import remove_skill, save_skill

#: How each picker looks for what was typed, and the page that a choice leads to.
PICKERS: dict[str, tuple[Callable[..., list[Suggestion]], str]] = {
    "skill": (partial(suggest, kinds=[ConceptKind.SKILL]), "my:skill"),
    "occupation": (suggest_occupations, "my:choose_occupation"),
}
MAX_TYPED = 100


def search(request: HttpRequest, picker: str) -> tuple[str, list[dict]]:
    """What was typed, and what it may mean: label, the word that matched when it is another one, whether it only comes
    near, and where to go."""
    typed = request.GET.get("q", "").strip()[:MAX_TYPED]
    look_up, address = PICKERS[picker]
    found = look_up(text=typed, language=reading_language()) if typed else []
    return typed, [
        {
            "label": suggestion.label,
            "matched": suggestion.matched_text,
            "is_near": suggestion.is_near,
            "url": reverse(address, args=[suggestion.concept.pk]) + came_from(request),
        }
        for suggestion in sorted(found, key=attrgetter("is_near"))
    ]


@who_may(signed_in)
def skill_suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions while somebody types, for the script of the pickers. `kind` is skill (default) or occupation. `note`
    says which words were taken for others."""
    picker = request.GET.get("kind", "skill")
    typed, found = search(request, picker if picker in PICKERS else "skill")
    note = render_to_string("components/mended.txt", {"typed": typed}).strip() if found else ""
    return JsonResponse({"suggestions": found, "note": note})


@who_may(signed_in)
def skills(request: HttpRequest) -> HttpResponse:
    """The list of skills, and the search for one more."""
    profile = profile_of(user=request.user)
    if request.method == "POST":
        return onwards(request, "skills")
    typed, found = search(request, "skill")
    query = came_from(request)
    items = [
        {
            "text": row.skill.label,
            "hint": skill_text(row),
            "change_url": reverse("my:skill", args=[row.skill_id]) + query,
            "remove_url": reverse("my:remove_skill", args=[row.skill_id]) + query,
        }
        for row in person_skills(profile)
    ]
    context = {"items": items, "typed": typed, "found": found, "query": query}
    return render(request, "my/skills.html", context)


@who_may(signed_in)
def skill(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how well one masters a skill: the second step of adding it, and the way to change it."""
    concept = get_object_or_404(Concept.objects.skills().standing_for(pk))
    if concept.pk != pk:
        return redirect(reverse("my:skill", args=[concept.pk]) + came_from(request))
    profile = profile_of(user=request.user)
    row = PersonSkill.objects.filter(profile=profile, skill=concept).first()
    form = PersonSkillForm(
        request.POST if request.method == "POST" else None, instance=row, initial={"years": (row and row.years) or None}
    )
    if request.method == "POST" and form.is_valid():
        save_skill(profile=profile, skill=concept, **form.cleaned_data)
        messages.success(request, _("“%(skill)s” is saved.") % {"skill": concept.label})
        return same_page(request, "my:skills")
    return render(request, "my/skill.html", {"form": form, "concept": concept, "query": came_from(request)})


@who_may(signed_in)
@require_POST
def delete_skill(request: HttpRequest, pk: int) -> HttpResponse:
    concept = get_object_or_404(Concept, pk=pk, kind=ConceptKind.SKILL)
    if remove_skill(profile=profile_of(user=request.user), skill=concept):
        messages.success(request, _("“%(skill)s” is removed.") % {"skill": concept.label})
    return same_page(request, "my:skills")


@who_may(signed_in)
def missing_skill(request: HttpRequest) -> HttpResponse:
    """ "My skill is missing": a suggestion that the programme office answers."""
    return missing(request, MissingSkillForm, kind=ConceptKind.SKILL, back="my:skills")


def missing(request: HttpRequest, form_class: type[MissingSkillForm], *, kind: ConceptKind, back: str) -> HttpResponse:
    """The page of a word that is missing; `back` names the list that it is missing in."""
    form = form_class(
        request.POST if request.method == "POST" else None, initial={"text": request.GET.get("q", "")[:MAX_TYPED]}
    )
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            suggest_concept(by=request.user, kind=kind, **form.cleaned_data)
            messages.success(
                request, _("Thank you. The programme office looks at it, and we tell you what comes of it.")
            )
            return same_page(request, back)
    return render(request, f"my/missing_{kind}.html", {"form": form, "query": came_from(request)})
