"""The steps in which a host writes an assignment. Each saves by itself."""

from django.http import Http404, HttpRequest, HttpResponse

from casework.refusals import may_be_refused
from diaspora.who_may import member_or_office, who_may

from ...models import Assignment
from ...rules import may_edit
from .. import editing
from ..editing import TYPED_IS_KEPT
from ..forms.lines import AllowanceFormSet, CostFormSet, CriterionFormSet, QuestionFormSet
from ..forms.sites import SitesForm
from ..forms.terms import GoalsForm, PeopleForm, PlaceForm, ReadinessForm, WorkForm
from ..steps import STEPS
from .attachments import attachments_step
from .institution import own_assignment
from .step_choices import profile_step, skills_step
from .step_pages import save_step, show_step, too_late

_FORMS = {
    "work": WorkForm,
    "people": PeopleForm,
    "place": PlaceForm,
    "readiness": ReadinessForm,
    "sites": SitesForm,
    "goals": GoalsForm,
}
_LINES = {
    "allowances": AllowanceFormSet,
    "costs": CostFormSet,
    "criteria": CriterionFormSet,
    "questions": QuestionFormSet,
}
_PAGES = {"skills": skills_step, "profile": profile_step, "attachments": attachments_step}


@who_may(member_or_office)
def step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """A page of the task list. What is typed into one that was sent meanwhile comes back with the reason."""
    if step not in STEPS:
        raise Http404
    assignment = own_assignment(request, reference)
    if request.method != "POST" and not may_edit(request.user, assignment):
        return too_late(request, assignment, editing.NotEditable(assignment))
    if step in _PAGES:
        return _PAGES[step](request, assignment)
    return _lines(request, assignment, step) if step in _LINES else _terms(request, assignment, step)


def _terms(request: HttpRequest, assignment: Assignment, step: str) -> HttpResponse:
    form = _FORMS[step](request.POST if request.method == "POST" else None, instance=assignment)
    if request.method == "POST" and form.is_valid():

        def save() -> None:
            if isinstance(form, SitesForm):
                editing.save_sites(assignment=assignment, by=request.user, posts=form.posts)
            else:
                editing.save_terms(assignment=assignment, by=request.user, step=step, values=form.values)

        with may_be_refused(form, hint=TYPED_IS_KEPT):
            return save_step(request, assignment, step, save)
    return show_step(request, assignment, step, form=form)


def _lines(request: HttpRequest, assignment: Assignment, step: str) -> HttpResponse:
    formset = _LINES[step](request.POST if request.method == "POST" else None, instance=assignment, prefix=step)
    if request.method == "POST" and formset.is_valid():

        def save() -> None:
            with editing.editing(assignment=assignment, by=request.user, step=step):
                formset.save()

        with may_be_refused(formset, hint=TYPED_IS_KEPT):
            return save_step(request, assignment, step, save)
    total = sum(criterion.weight for criterion in assignment.criteria.all())
    return show_step(request, assignment, step, form=formset, formset=formset, total=total)
