"""A host's assignments: the list, a new one, the task list of one, and what can be done with it."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.confirming.once_more import ask_once_more, decided
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.rules import memberships_of
from diaspora.who_may import member, member_or_office, who_may

from ...enums import AssignmentState
from ...models import Assignment
from ...rules import may_edit, may_move, may_review, may_submit_for, may_write, writes_for
from .. import drafts, publishing
from ..editing import settle_comments
from ..forms.choices import BLANK, CancelForm, CreateForm, HostFilter, earlier_assignments
from ..moves import MOVES
from ..news import letters_of_move
from ..steps import STEPS, WRITTEN, StepState, missing_parts, step_of, step_states
from ..templates import assignment_templates, create_from_template

_TONES = {
    StepState.DONE: "good",
    StepState.BEGUN: "wait",
    StepState.OPEN: "neutral",
    StepState.OPTIONAL: "neutral",
    StepState.COMMENTED: "stop",
}


def own_assignment(request: HttpRequest, reference: str) -> Assignment:
    """An assignment of an institution that the reader works for, with all its terms; 404 for everybody else."""
    own = Assignment.objects.written_by(request.user).for_terms().prefetch_related("comments__author")
    return get_object_or_404(own, reference=reference)


def ticked_comments(request: HttpRequest, assignment: Assignment) -> list[int]:
    """The comments of the office that the reader marked as done."""
    ticked = request.POST.getlist("done")
    return [comment.pk for comment in assignment.comments.all() if str(comment.pk) in ticked]


@who_may(member)
def list_assignments(request: HttpRequest) -> HttpResponse:
    form = HostFilter(request.GET)
    found = form.narrow(Assignment.objects.of_members(request.user).for_lists().with_applicant_counts(request.user))
    return render(
        request,
        "institution/assignments.html",
        {
            "filter_form": form,
            "may_create": bool(writes_for(request.user)),
            "reviewed": [
                m.institution_id for m in memberships_of(request.user) if may_review(request.user, m.institution)
            ],
            **page_of(request, found),
        },
    )


@who_may(member)
def create(request: HttpRequest) -> HttpResponse:
    institutions = writes_for(request.user)
    if not institutions:
        raise PermissionDenied
    earlier = list(earlier_assignments(institutions))
    form = CreateForm(request.POST if request.method == "POST" else None, institutions=institutions, earlier=earlier)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            assignment = _begin(request, form.cleaned_data, earlier)
            messages.success(
                request, _("Your draft has the reference %(reference)s.") % {"reference": assignment.reference}
            )
            _remind_of_documents(request, assignment)
            return redirect("institution_assignments:edit", assignment.reference)
    return render(request, "institution/create.html", {"form": form, "templates": assignment_templates().values()})


def _begin(request: HttpRequest, chosen: dict, earlier: list[Assignment]) -> Assignment:
    kind, _colon, name = chosen["source"].partition(":")
    begin = {"by": request.user, "key": chosen["key"]}
    if kind == "copy":
        original = next(assignment for assignment in earlier if assignment.reference == name)
        return drafts.copy_assignment(assignment=original, **begin)
    if kind == BLANK:
        return drafts.create_draft(institution=chosen["institution"], **begin)
    return create_from_template(template=assignment_templates()[name], institution=chosen["institution"], **begin)


@who_may(member_or_office)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """The task list of a draft; the terms and what can be done of everything else."""
    assignment = own_assignment(request, reference)
    if request.method == "POST":
        pks = ticked_comments(request, assignment)
        return _do(request, settle_comments, _("Marked as done."), assignment=assignment, pks=pks)
    editable = may_edit(request.user, assignment)
    missing = missing_parts(assignment) if editable else []
    return render(
        request,
        "institution/assignment.html",
        {
            "assignment": assignment,
            "may_edit": editable,
            "items": _task_items(assignment, missing) if editable else [],
            "general_comments": [c for c in assignment.comments.all() if not step_of(c.field) and not c.resolved_at],
            "missing": missing,
            "may_submit": may_submit_for(assignment.institution),
            "may_review": may_review(request.user, assignment.institution),
            "may_withdraw": may_move(request.user, assignment, AssignmentState.DRAFT),
            "may_cancel": may_move(request.user, assignment, AssignmentState.CANCELLED),
            "may_copy": may_write(request.user, assignment.institution),
            "key": uuid.uuid4(),
        },
    )


def _task_items(assignment: Assignment, missing) -> list[dict]:
    states = step_states(assignment, missing)
    return [
        {
            "title": step.title,
            "url": reverse("institution_assignments:step", args=[assignment.reference, slug]),
            "status": states[slug].label,
            "tone": _TONES[states[slug]],
        }
        for slug, step in STEPS.items()
    ]


@who_may(member_or_office)
def preview(request: HttpRequest, reference: str) -> HttpResponse:
    return render(request, "institution/preview.html", {"assignment": own_assignment(request, reference)})


@who_may(member_or_office)
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    """Check your answers, then send."""
    assignment = own_assignment(request, reference)
    if request.method == "POST":
        return _do(
            request,
            publishing.submit_assignment,
            _("Sent. The programme office reads it and answers you here and by e-mail."),
            assignment=assignment,
            seen=seen_in(request),
        )
    if not may_edit(request.user, assignment):
        messages.info(request, _("This was sent already."))
        return redirect("institution_assignments:edit", reference)
    missing = [
        {
            "text": part.text,
            "url": reverse("institution_assignments:step", args=[reference, part.step])
            + f"?from=submit#{_anchor(part.field)}",
        }
        for part in missing_parts(assignment)
    ]
    return render(
        request,
        "institution/submit.html",
        {
            "assignment": assignment,
            "missing": missing,
            "may_submit": may_submit_for(assignment.institution),
            "open_comments": [c for c in assignment.comments.all() if c.resolved_at is None],
        },
    )


def _anchor(field: str) -> str:
    """The control on the page of its step that a missing part leads to."""
    if field in WRITTEN:
        return f"id_{field}_en"
    others = {"skills": "add", "occupation": "occupation", "criteria": "id_criteria-0-text_en", "mode": "id_mode_0"}
    return others.get(field) or f"id_{field}"


@who_may(member)
@require_POST
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    return _do(
        request,
        publishing.withdraw_submission,
        _("You have it back and can change it."),
        assignment=own_assignment(request, reference),
        seen=seen_in(request),
    )


@who_may(member)
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why, show what colleagues will read, then call it off."""
    assignment = own_assignment(request, reference)
    form = CancelForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].required = assignment.state != AssignmentState.DRAFT
    decision = {"assignment": assignment, "by": request.user}
    answer = decided(
        request,
        form,
        first=lambda: _show_cancelling(request, decision, **form.cleaned_data),
        decide=lambda: publishing.cancel_assignment(**decision, seen=seen_in(request), **form.cleaned_data),
        done=_("It is cancelled."),
        way_on=reverse("institution_assignments:edit", args=[reference]),
        kept=lambda stored: [stored.decision_reason],
    )
    return answer or render(request, "institution/cancel.html", {"assignment": assignment, "form": form})


def _show_cancelling(request: HttpRequest, decision: dict, reason: str) -> HttpResponse | None:
    """What others will read; nothing where nobody wrote a reason, nobody reads it, or it is refused in any case."""
    assignment = decision["assignment"]
    if not may_move(request.user, assignment, AssignmentState.CANCELLED):
        return None
    MOVES.ask_seen(assignment, seen_in(request))
    if not reason.strip() or not (letters := letters_of_move(**decision, to=AssignmentState.CANCELLED, reason=reason)):
        return None
    return ask_once_more(
        request,
        "institution/confirm.html",
        letters=letters,
        assignment=assignment,
        about=assignment,
        title=_("Cancel this assignment"),
        button=_("Send this and cancel the assignment"),
    )


@who_may(member)
@require_POST
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    original = own_assignment(request, reference)
    with may_be_refused(request):
        made = drafts.copy_assignment(
            assignment=original, by=request.user, key=drafts.form_key(request.POST.get("key", ""))
        )
        messages.success(request, _("This is a copy. Its reference is %(reference)s.") % {"reference": made.reference})
        _remind_of_documents(request, made)
        return redirect("institution_assignments:edit", made.reference)
    return redirect("institution_assignments:edit", reference)


def _remind_of_documents(request: HttpRequest, made: Assignment) -> None:
    """Documents of an earlier assignment often name its days."""
    if made.attachments.exists():
        messages.info(request, _("The attached documents were copied too. Check that they still fit."))


def _do(request: HttpRequest, verb, done: str, *, assignment: Assignment, **values) -> HttpResponse:
    """Run one verb, say what came of it, and show the assignment."""
    with may_be_refused(request):
        verb(assignment=assignment, by=request.user, **values)
        messages.success(request, done)
    return redirect("institution_assignments:edit", assignment.reference)
