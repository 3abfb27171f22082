"""The steps of an assignment in which a host chooses from lists: skills, occupation and languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.typed.inner_forms import inner_form, is_filled_in
from diaspora.who_may import member_or_office, who_may

from ...enums import ConceptKind
from ...models import Assignment
from ...vocabulary.picker import Suggestion, suggest
from ...vocabulary.titles.occupations import occupations_of, suggest_occupations
from .. import editing
from ..editing import TYPED_IS_KEPT
from ..forms.choices import AssignmentLanguageForm, AssignmentOccupationForm, AssignmentSkillForm
from ..forms.terms import ProfileForm
from .institution import own_assignment
from .step_pages import came_from, save_step, show_step

_OFFERED = 8


def _typed(request: HttpRequest) -> str:
    """What was typed into the search of the page."""
    return request.GET.get("q", "")[:100]


def skills_step(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """The skills so far, and one more. "Continue" needs none, and adds the one that was chosen."""
    words = _typed(request)
    found = suggest(text=words, language=get_language(), kinds=[ConceptKind.SKILL], limit=_OFFERED)
    form = inner_form(AssignmentSkillForm, request, button="add", found=found)
    if request.method == "POST" and form.is_valid():

        def save() -> None:
            if is_filled_in(form):
                editing.add_skill(assignment=assignment, by=request.user, **form.cleaned_data)

        with may_be_refused(form, hint=TYPED_IS_KEPT):
            return save_step(request, assignment, "skills", save, where=_if_added(request, assignment, "skills"))
    return show_step(request, assignment, "skills", form=form, q=words, found=found)


@who_may(member_or_office)
@require_POST
def remove_skill(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)

    def save() -> None:
        editing.remove_skill(assignment=assignment, by=request.user, pk=pk)

    with may_be_refused(request):
        return save_step(request, assignment, "skills", save, where=_page(request, assignment, "skills"))
    return redirect("institution_assignments:edit", reference)


def profile_step(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Sector, experience and licence, with an occupation and a language to choose: all saved by any of the buttons."""
    found = _occupations(request, assignment)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=assignment)
    occupation_form = inner_form(AssignmentOccupationForm, request, button="choose", found=found)
    language_form = inner_form(AssignmentLanguageForm, request, button="add")
    forms = [occupation_form, language_form, form]
    valid = [each.is_valid() for each in forms]  # Every form is asked, so that every fault is shown.
    if request.method == "POST" and all(valid):

        def save() -> None:
            editing.save_terms(assignment=assignment, by=request.user, step="profile", values=form.values)
            if is_filled_in(occupation_form):
                editing.choose_occupation(assignment=assignment, by=request.user, **occupation_form.cleaned_data)
            if is_filled_in(language_form):
                editing.add_language(assignment=assignment, by=request.user, **language_form.cleaned_data)

        with may_be_refused(form, hint=TYPED_IS_KEPT):
            return save_step(request, assignment, "profile", save, where=_if_added(request, assignment, "profile"))
    return show_step(
        request,
        assignment,
        "profile",
        form=form,
        summary=forms,
        occupation_form=occupation_form,
        language_form=language_form,
        q=_typed(request),
        found=found,
    )


def _occupations(request: HttpRequest, assignment: Assignment) -> list[Suggestion]:
    """What was typed may mean these; as long as nothing is typed or chosen, what the title of the assignment means."""
    words, language = _typed(request), get_language()
    if words:
        return suggest_occupations(text=words, language=language, limit=_OFFERED)
    return [] if assignment.occupation_id else occupations_of(title=assignment.title, language=language)


@who_may(member_or_office)
@require_POST
def remove_language(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)

    def save() -> None:
        editing.remove_language(assignment=assignment, by=request.user, pk=pk)

    with may_be_refused(request):
        return save_step(
            request, assignment, "profile", save, where=_page(request, assignment, "profile") + "#languages"
        )
    return redirect("institution_assignments:edit", reference)


def _if_added(request: HttpRequest, assignment: Assignment, step: str) -> str:
    """The page itself again for who pressed one of its small buttons; else empty, and the step is over."""
    for button, anchor in {"choose": "#occupation", "add": "#languages" if step == "profile" else ""}.items():
        if button in request.POST:
            return _page(request, assignment, step) + anchor
    return ""


def _page(request: HttpRequest, assignment: Assignment, step: str) -> str:
    return reverse("institution_assignments:step", args=[assignment.reference, step]) + came_from(request)
