"""The steps in which a host writes a request. Each saves by itself."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diaspora.views.access import member, who_may

from ..domain import assignment_editing as editing
from ..domain.assignment_steps import STEPS
from ..domain.vocabulary import suggest
from ..enums import ConceptKind
from ..forms.assignment_choices import LanguageForm, OccupationForm, SkillForm
from ..forms.assignment_lines import AllowanceFormSet, CriterionFormSet, QuestionFormSet
from ..forms.assignment_terms import GoalsForm, PeopleForm, PlaceForm, ProfileForm, ReadinessForm, WorkForm
from ..models import Assignment
from ..rules import may_edit
from .hosting import own_assignment, ticked_comments

_FORMS = {
    "work": WorkForm,
    "people": PeopleForm,
    "profile": ProfileForm,
    "place": PlaceForm,
    "readiness": ReadinessForm,
    "goals": GoalsForm,
}
_LINES = {"allowances": AllowanceFormSet, "criteria": CriterionFormSet, "questions": QuestionFormSet}
_OCCUPATIONS = [ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP]


@who_may(member)
def step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    assignment = own_assignment(request, reference)
    if not may_edit(request.user, assignment):
        return _too_late(request, assignment)
    if "settle" in request.POST:
        return _saved(request, assignment, step, lambda: None)
    if step == "skills":
        return _skills(request, assignment)
    if step in _LINES:
        return _lines(request, assignment, step)
    return _terms(request, assignment, step)


def _terms(request: HttpRequest, assignment: Assignment, step: str) -> HttpResponse:
    form = _FORMS[step](request.POST if request.method == "POST" else None, instance=assignment)
    if request.method == "POST" and form.is_valid():
        return _saved(
            request,
            assignment,
            step,
            lambda: editing.save_terms(assignment=assignment, by=request.user, step=step, values=form.values),
        )
    extra = _choices(request) if step == "profile" else {}
    return _show(request, assignment, step, form=form, **extra)


def _choices(request: HttpRequest) -> dict:
    """The two small forms beside the profile step: search and choose an occupation, add a language."""
    words = request.GET.get("q", "")[:100]
    found = suggest(text=words, language=get_language(), kinds=_OCCUPATIONS, limit=8)
    return {
        "q": words,
        "found": found,
        "occupation_form": OccupationForm(found=found),
        "language_form": LanguageForm(),
    }


def _lines(request: HttpRequest, assignment: Assignment, step: str) -> HttpResponse:
    formset = _LINES[step](request.POST if request.method == "POST" else None, instance=assignment, prefix=step)
    if request.method == "POST" and formset.is_valid():

        def save() -> None:
            with editing.editing(assignment=assignment, by=request.user, step=step):
                formset.save()

        return _saved(request, assignment, step, save)
    total = sum(criterion.weight for criterion in assignment.criteria.all())
    return _show(request, assignment, step, form=formset, formset=formset, total=total)


def _skills(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    found = suggest(text=words, language=get_language(), kinds=[ConceptKind.SKILL], limit=8)
    posted = request.method == "POST"
    form = SkillForm(request.POST if posted else None, found=found)
    if posted and form.is_valid():
        return _saved(
            request,
            assignment,
            "skills",
            lambda: editing.add_skill(assignment=assignment, by=request.user, **form.cleaned_data),
            reverse("hosting:step", args=[assignment.reference, "skills"]),
        )
    return _show(request, assignment, "skills", form=form, q=words, found=found)


@who_may(member)
@require_POST
def remove_skill(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)
    return _saved(
        request,
        assignment,
        "skills",
        lambda: editing.remove_skill(assignment=assignment, by=request.user, pk=pk),
        reverse("hosting:step", args=[reference, "skills"]),
    )


@who_may(member)
@require_POST
def choose_occupation(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = own_assignment(request, reference)
    form = OccupationForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["occupation"]))
        return redirect("hosting:step", reference, "profile")
    return _saved(
        request,
        assignment,
        "profile",
        lambda: editing.choose_occupation(assignment=assignment, by=request.user, **form.cleaned_data),
        reverse("hosting:step", args=[reference, "profile"]),
    )


@who_may(member)
@require_POST
def add_language(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = own_assignment(request, reference)
    form = LanguageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a language and a level."))
        return redirect("hosting:step", reference, "profile")
    return _saved(
        request,
        assignment,
        "profile",
        lambda: editing.add_language(assignment=assignment, by=request.user, **form.cleaned_data),
        reverse("hosting:step", args=[reference, "profile"]) + "#languages",
    )


@who_may(member)
@require_POST
def remove_language(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)
    return _saved(
        request,
        assignment,
        "profile",
        lambda: editing.remove_language(assignment=assignment, by=request.user, pk=pk),
        reverse("hosting:step", args=[reference, "profile"]) + "#languages",
    )


def _saved(request: HttpRequest, assignment: Assignment, step: str, save, where: str = "") -> HttpResponse:
    """Save, mark the ticked comments as done, and go on to where the reader wants to go."""
    done = ticked_comments(request, assignment)
    try:
        with transaction.atomic():
            save()
            editing.settle_comments(assignment=assignment, by=request.user, pks=done)
    except editing.NotEditable as refusal:
        messages.error(request, str(refusal))
        return redirect("hosting:edit", assignment.reference)
    messages.success(request, _("Saved."))
    return redirect(where or _next(assignment, step, request.POST.get("then", "")))


def _next(assignment: Assignment, step: str, then: str) -> str:
    slugs = list(STEPS)
    if then == "again":
        return reverse("hosting:step", args=[assignment.reference, step])
    if then == "list" or step == slugs[-1]:
        return reverse("hosting:edit", args=[assignment.reference])
    return reverse("hosting:step", args=[assignment.reference, slugs[slugs.index(step) + 1]])


def _too_late(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    messages.error(
        request,
        _("This can no longer be changed: the assignment is in the state “%(state)s”.")
        % {"state": assignment.get_state_display()},
    )
    return redirect("hosting:edit", assignment.reference)


def _show(request: HttpRequest, assignment: Assignment, step: str, **values) -> HttpResponse:
    names = list(STEPS)
    template = "lines" if step in _LINES else step if step in {"work", "skills", "profile"} else "form"
    comments = [c for c in assignment.comments.all() if c.field in STEPS[step].fields and c.resolved_at is None]
    return render(
        request,
        f"institution/steps/{template}.html",
        {
            "assignment": assignment,
            "step": STEPS[step],
            "number": names.index(step) + 1,
            "count": len(names),
            "comments": comments,
            **values,
        },
    )
