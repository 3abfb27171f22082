"""The programme office reads assignments: the queue, one assignment with comments at its fields, its history."""

from django.contrib import messages
from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.exported import exported
from casework.noted import carries_notes
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.navigation import add_tab
from office.record_panel import record_panel

from ...enums import AssignmentState
from ...models import Assignment
from ...programmes.checks import findings_about
from ..comments import COMMENTABLE, comment_on_field, remove_comment
from ..export import assignments_table
from ..forms.decisions import COMMENTED, WHOLE, FieldCommentForm
from ..forms.queue import QueueFilter
from .decisions import decisions_for

add_tab(
    gettext_lazy("Assignments"),
    "office:assignments",
    pages={
        "office:assignment",
        "office:match_people",
        "office:decide",
        "office:match_runs",
        "office:match_run",
        "office:compare_people",
        "office:skill_gap",
    },
    order=20,
    is_daily=True,
)


@who_may(office)
def assignments(request: HttpRequest) -> HttpResponse:
    """The queue: what waits for an answer comes first, the longest wait on top."""
    form, found = _listed(request)
    found = found.order_by(Case(When(state=AssignmentState.SUBMITTED, then=0), default=1), "submitted_at", "pk")
    return render(request, "office/assignments.html", {"filter_form": form, **page_of(request, found)})


def _listed(request: HttpRequest) -> tuple[QueueFilter, QuerySet[Assignment]]:
    form = QueueFilter(request.GET)
    seen = Assignment.objects.visible_to(request.user).for_lists().select_related("officer")
    return form, form.narrow(seen, officer=request.user)


@exported("assignments", table=assignments_table)
def listed_assignments(request: HttpRequest) -> QuerySet[Assignment]:
    return _listed(request)[1]


def _assignment_for(request: HttpRequest, reference: str) -> Assignment:
    seen = Assignment.objects.visible_to(request.user).for_terms().prefetch_related("comments__author")
    return get_object_or_404(seen, reference=reference)


@who_may(office)
def assignment(request: HttpRequest, reference: str) -> HttpResponse:
    return show_assignment(request, reference)


@carries_notes(Assignment, seen_by=Assignment.objects.visible_to, address="office:assignment", key="reference")
def show_assignment(
    request: HttpRequest, reference: str, *, comment_form: FieldCommentForm | None = None, **typed
) -> HttpResponse:
    """The page of one assignment. `comment_form` and `typed` are forms that were filled in wrongly."""
    found = _assignment_for(request, reference)
    return render(
        request,
        "office/assignment.html",
        {
            "assignment": found,
            "decisions": decisions_for(request.user, found),
            "may_comment": found.state in COMMENTABLE,
            "general_comments": [comment for comment in found.comments.all() if not comment.field],
            "comment_form": comment_form,
            "findings": findings_about(found),
            **record_panel(found, forms=[comment_form], **typed),
        },
    )


@who_may(office)
def comment(request: HttpRequest, reference: str, field: str) -> HttpResponse:
    """Keep a comment at a field, or on the whole; one that cannot be kept stays in its box, with the reason."""
    found = _assignment_for(request, reference)
    if request.method != "POST":
        return redirect("office:assignment", reference)
    at = "" if field == WHOLE else field
    if at not in COMMENTED:
        raise Http404
    form = FieldCommentForm(request.POST, at=at)
    if form.is_valid():
        with may_be_refused(form):
            comment_on_field(assignment=found, by=request.user, field=at, **form.cleaned_data)
            messages.success(request, _("Your comment is kept. The institution reads it when you ask for edits."))
            return redirect(reverse("office:assignment", args=[reference]) + f"#field-{at}")
    return show_assignment(request, reference, comment_form=form)


@who_may(office)
@require_POST
def drop_comment(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    found = _assignment_for(request, reference)
    with may_be_refused(request):
        remove_comment(assignment=found, by=request.user, pk=pk)
        messages.success(request, _("The comment is removed."))
    return redirect("office:assignment", reference)
