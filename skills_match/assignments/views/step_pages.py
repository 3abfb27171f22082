"""What the steps of an assignment share: showing the page of one, saving it, and saying that it is too late."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Assignment
from .. import editing
from ..errors import AssignmentError
from ..steps import STEPS, contradictions
from .institution import ticked_comments

Form = BaseForm | BaseFormSet
#: Steps with a page of their own; the others are plain forms or lists of lines.
_OWN_PAGES = {"work", "skills", "profile", "attachments"}


def show_step(
    request: HttpRequest, assignment: Assignment, step: str, *, form: Form, summary: list[Form] | None = None, **values
) -> HttpResponse:
    """The page of `step`. The error summary reads all forms of `summary`, by default the one `form`."""
    names = list(STEPS)
    template = step if step in _OWN_PAGES else "lines" if isinstance(form, BaseFormSet) else "form"
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
            "form": form,
            "summary": [form] if summary is None else summary,
            "way": came_from(request),
            **values,
        },
    )


def save_step(
    request: HttpRequest, assignment: Assignment, step: str, save: Callable[[], object], *, where: str = ""
) -> HttpResponse:
    """Save, mark the ticked comments as done, and go on to where the reader wants to go.

    Raises whatever `save` raises, and NotEditable; then nothing is saved.
    """
    done = ticked_comments(request, assignment)
    with transaction.atomic():
        save()
        editing.settle_comments(assignment=assignment, by=request.user, pks=done)
    messages.success(request, _("Saved."))
    for text in contradictions(assignment, step):
        messages.warning(request, text)
    return redirect(where or _next(request, assignment, step))


def came_from(request: HttpRequest) -> str:
    """What a step carries on, so that who came from the check before sending gets back there in the end."""
    return "?from=submit" if request.GET.get("from") == "submit" else ""


def _next(request: HttpRequest, assignment: Assignment, step: str) -> str:
    slugs = list(STEPS)
    then = request.POST.get("then", "")
    if then == "again":
        return reverse("institution_assignments:step", args=[assignment.reference, step]) + came_from(request)
    if came_from(request) and then != "list":
        return reverse("institution_assignments:submit", args=[assignment.reference])
    if then == "list" or step == slugs[-1]:
        return reverse("institution_assignments:edit", args=[assignment.reference])
    return reverse("institution_assignments:step", args=[assignment.reference, slugs[slugs.index(step) + 1]])


def too_late(request: HttpRequest, assignment: Assignment, refusal: AssignmentError) -> HttpResponse:
    """Back to the assignment, from a page on which nothing was typed."""
    messages.error(request, str(refusal))
    return redirect("institution_assignments:edit", assignment.reference)
