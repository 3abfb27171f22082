"""Requests on paper or by telephone, as officers enter them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.typed.sent import sent_in
from diaspora.files.store import FileRejected
from diaspora.who_may import office, who_may

from ...assignments.drafts import form_key
from ...assignments.steps import missing_parts
from ...commitments.heads import fingerprint_of, head_of
from ...enums import ASSIGNMENT_EDITABLE
from ...models import Assignment
from ..assignments import confirm_by_paper, discard_assignment, enter_assignment
from ..forms.assignments import BeginAssignmentForm
from ..forms.signing import SignedPaperForm


def _typed():
    return Assignment.objects.filter(entered_assignment__isnull=False).select_related("entered_assignment__entered_by")


@who_may(office)
def list_typed(request: HttpRequest) -> HttpResponse:
    """What waits for its institution first; and one more."""
    form = BeginAssignmentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = form_key(request.POST.get("key", ""))
        assignment = enter_assignment(by=request.user, key=key, **form.cleaned_data)
        messages.success(request, _("The draft has the reference %(reference)s.") % {"reference": assignment.reference})
        return redirect("office:entered_assignment", assignment.reference)
    rows = _typed().for_lists().without_texts().order_by("-entered_assignment__entered_at", "-pk")
    return render(
        request, "office/entered_assignments.html", {"form": form, "key": uuid.uuid4(), **page_of(request, rows)}
    )


@who_may(office)
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """Where a request stands; a signed brief sends it."""
    assignment = get_object_or_404(_typed().for_terms(), reference=reference)
    is_written = assignment.state in ASSIGNMENT_EDITABLE
    form = SignedPaperForm(*sent_in(request))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="paper"):
            confirm_by_paper(assignment=assignment, by=request.user, **form.signed)
            messages.success(request, _("The request is sent. It waits among the assignments of the office."))
            return redirect("office:assignment", reference)
    missing = missing_parts(assignment) if is_written else []
    form.begin_with(fingerprint_of(assignment))
    values = {
        "assignment": assignment,
        "entered": assignment.entered_assignment,
        "form": form,
        "is_written": is_written,
        "missing": missing,
        "missing_number": len(missing),
        **head_of(assignment),
    }
    return render(request, "office/entered_assignment.html", values)


@who_may(office)
@require_POST
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(_typed(), reference=reference)
    with may_be_refused(request):
        discard_assignment(assignment=assignment, by=request.user)
        messages.success(request, _("What was entered is deleted."))
        return redirect("office:entered_assignments")
    return redirect("office:entered_assignment", reference)
