"""The office enters an application from paper or the telephone, and sees to it that its person confirms it."""

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

from ...applications.pages import application_pages
from ...enums import Audience
from ...models import Application, Assignment, EnteredApplication, ProgrammeRule
from ..asking import ask_to_confirm
from ..confirming import confirm_by_signature
from ..entering import change_entered, discard_entered, enter_application, fingerprint_of
from ..forms.entering import EnterApplicationForm
from ..forms.signing import SignedPaperForm
from ..showing import sections_of


@who_may(office)
def list_entered(request: HttpRequest) -> HttpResponse:
    """What waits first. Confirmed ones lead to their applications where the reader may read those."""
    rows = EnteredApplication.objects.waiting() | EnteredApplication.objects.filter(
        application__in=Application.objects.for_office(request.user)
    )
    open_now = Assignment.objects.open().for_lists().without_texts().order_by("reference")
    return render(request, "office/entered.html", {"open_now": open_now, **page_of(request, rows.for_lists())})


@who_may(office)
def enter(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    form = _form(request, assignment)
    if form.is_valid():
        with may_be_refused(form):
            entered = enter_application(assignment=assignment, by=request.user, **form.entered)
            messages.success(request, _("It is kept. It is no application before it is confirmed."))
            return redirect("office:entered_one", entered.pk)
    return render(request, "office/enter.html", {"assignment": assignment, "form": form})


@who_may(office)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    entered = _waiting(request, pk)
    form = _form(request, entered.assignment, entered=entered)
    if form.is_valid():
        with may_be_refused(form):
            change_entered(entered=entered, by=request.user, **form.entered)
            messages.success(request, _("Saved. A link that was sent before no longer works."))
            return redirect("office:entered_one", pk)
    return render(request, "office/enter.html", {"assignment": entered.assignment, "form": form, "entered": entered})


@who_may(office)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What was typed; a signed paper makes it an application."""
    entered = get_object_or_404(EnteredApplication.objects.for_lists(), pk=pk)
    if not entered.is_waiting:
        return redirect(application_pages(Audience.OFFICE).one, entered.application_id)
    form = SignedPaperForm(*sent_in(request))
    if form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="paper"):
            sent = confirm_by_signature(entered=entered, by=request.user, **form.signed)
            messages.success(request, _("It is an application now. The person was told by e-mail."))
            return redirect(application_pages(Audience.OFFICE).one, sent.pk)
    form.begin_with(fingerprint := fingerprint_of(entered))
    values = {"entered": entered, "assignment": entered.assignment, "sections": sections_of(entered)}
    values |= {"form": form, "fingerprint": fingerprint}
    return render(request, "office/entered_one.html", values)


@who_may(office)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        ask_to_confirm(entered=_waiting(request, pk), by=request.user)
        messages.success(request, _("The link is on its way. It works for 14 days."))
    return redirect("office:entered_one", pk)


@who_may(office)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        discard_entered(entered=_waiting(request, pk))
        messages.success(request, _("What was entered is deleted."))
    return redirect("office:entered")


def _form(request: HttpRequest, assignment: Assignment, *, entered: EnteredApplication | None = None):
    return EnterApplicationForm(
        request.POST if request.method == "POST" else None,
        questions=list(assignment.questions.all()),
        rules=list(ProgrammeRule.objects.filter(programme=assignment.programme_id)),
        entered=entered,
    )


def _waiting(request: HttpRequest, pk: int) -> EnteredApplication:
    return get_object_or_404(EnteredApplication.objects.for_lists().waiting(), pk=pk)
