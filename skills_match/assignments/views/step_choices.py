"""The steps of a request in which a host chooses from lists: skills, occupation and languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from diaspora.who_may import member, who_may

from ...enums import ConceptKind
from ...models import Assignment
from ...vocabulary.picker import Suggestion, suggest
from ...vocabulary.titles.occupations import occupations_of, suggest_occupations
from .. import editing
from ..forms.choices import LanguageForm, OccupationForm, SkillForm
from ..forms.terms import ProfileForm
from .institution import own_assignment
from .step_pages import add_refusal, save_step, show_step, too_late

_OFFERED = 8


def _typed(request: HttpRequest) -> str:
    """What was typed into the search of the page."""
    return request.GET.get("q", "")[:100]


def skills_step(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    words = _typed(request)
    found = suggest(text=words, language=get_language(), kinds=[ConceptKind.SKILL], limit=_OFFERED)
    form = SkillForm(request.POST if request.method == "POST" else None, found=found)
    if request.method == "POST" and form.is_valid():

        def save() -> None:
            editing.add_skill(assignment=assignment, by=request.user, **form.cleaned_data)

        try:
            return save_step(request, assignment, "skills", save, where=_page(assignment, "skills"))
        except editing.NotEditable as refusal:
            add_refusal(form, refusal)
    return show_step(request, assignment, "skills", form=form, q=words, found=found)


@who_may(member)
@require_POST
def remove_skill(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)

    def save() -> None:
        editing.remove_skill(assignment=assignment, by=request.user, pk=pk)

    try:
        return save_step(request, assignment, "skills", save, where=_page(assignment, "skills"))
    except editing.NotEditable as refusal:
        return too_late(request, assignment, refusal)


def profile_step(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=assignment)
    if request.method == "POST" and form.is_valid():

        def save() -> None:
            editing.save_terms(assignment=assignment, by=request.user, step="profile", values=form.values)

        try:
            return save_step(request, assignment, "profile", save)
        except editing.NotEditable as refusal:
            add_refusal(form, refusal)
    return _show_profile(request, assignment, form=form)


def _show_profile(
    request: HttpRequest,
    assignment: Assignment,
    *,
    form: ProfileForm | None = None,
    occupation_form: OccupationForm | None = None,
    language_form: LanguageForm | None = None,
) -> HttpResponse:
    """The page of three forms, each as it was filled in or empty."""
    found = _occupations(request, assignment)
    form = form or ProfileForm(instance=assignment)
    occupation_form = occupation_form or OccupationForm(found=found)
    language_form = language_form or LanguageForm()
    return show_step(
        request,
        assignment,
        "profile",
        form=form,
        summary=[occupation_form, language_form, form],
        occupation_form=occupation_form,
        language_form=language_form,
        q=_typed(request),
        found=found,
    )


def _occupations(request: HttpRequest, assignment: Assignment) -> list[Suggestion]:
    """What was typed may mean these; as long as nothing is typed or chosen, what the title of the request means."""
    words, language = _typed(request), get_language()
    if words:
        return suggest_occupations(text=words, language=language, limit=_OFFERED)
    return [] if assignment.occupation_id else occupations_of(title=assignment.title, language=language)


@who_may(member)
def choose_occupation(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = own_assignment(request, reference)
    if request.method != "POST":
        return redirect("hosting:step", reference, "profile")
    form = OccupationForm(request.POST, found=_occupations(request, assignment))
    if form.is_valid():

        def save() -> None:
            editing.choose_occupation(assignment=assignment, by=request.user, **form.cleaned_data)

        try:
            return save_step(request, assignment, "profile", save, where=_page(assignment, "profile"))
        except editing.NotEditable as refusal:
            return too_late(request, assignment, refusal)
    return _show_profile(request, assignment, occupation_form=form)


@who_may(member)
def add_language(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = own_assignment(request, reference)
    if request.method != "POST":
        return redirect("hosting:step", reference, "profile")
    form = LanguageForm(request.POST)
    if form.is_valid():

        def save() -> None:
            editing.add_language(assignment=assignment, by=request.user, **form.cleaned_data)

        try:
            return save_step(request, assignment, "profile", save, where=_page(assignment, "profile") + "#languages")
        except editing.NotEditable as refusal:
            return too_late(request, assignment, refusal)
    return _show_profile(request, assignment, language_form=form)


@who_may(member)
@require_POST
def remove_language(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)

    def save() -> None:
        editing.remove_language(assignment=assignment, by=request.user, pk=pk)

    try:
        return save_step(request, assignment, "profile", save, where=_page(assignment, "profile") + "#languages")
    except editing.NotEditable as refusal:
        return too_late(request, assignment, refusal)


def _page(assignment: Assignment, step: str) -> str:
    return reverse("hosting:step", args=[assignment.reference, step])
