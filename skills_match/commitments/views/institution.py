"""What an institution does behind a request: endorse those below it, add the letter of its head, print the brief."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.typed.sent import sent_in
from diaspora.files.store import FileRejected
from diaspora.models import Institution
from diaspora.rules import memberships_of
from diaspora.who_may import member, member_or_office, who_may

from ...assignments.drafts import form_key
from ...models import Application, Assignment
from ...rules import may_edit, may_invite, may_review
from ..again import ask_again, may_ask_again
from ..below import assignments_below, below_page
from ..endorsing import endorse as say
from ..endorsing import endorser_of, said_about
from ..file_references import references_of
from ..forms.endorsing import EndorsementForm
from ..forms.letters import LetterForm
from ..forms.naming import NamePersonForm
from ..heads import fingerprint_of, head_of
from ..letters import give_letter
from ..letters import remove_letter as take_out
from ..naming import name_person


def _above(request: HttpRequest) -> list[Institution]:
    """Approved institutions for which the reader reads applications, and so also what lies below."""
    return [m.institution for m in memberships_of(request.user) if may_review(request.user, m.institution)]


def _own(request: HttpRequest, reference: str) -> Assignment:
    return get_object_or_404(Assignment.objects.written_by(request.user).for_terms(), reference=reference)


@who_may(member)
def below(request: HttpRequest) -> HttpResponse:
    """Assignments and results of the institutions below the chosen one, in numbers and never people."""
    institution = next(iter(_above(request)), None)
    if institution is None:
        raise Http404
    values = {
        "institution": institution,
        "added": below_page.sections(institution),
        **page_of(request, assignments_below(institution)),
    }
    return render(request, "institution/below.html", values)


@who_may(member)
def endorse(request: HttpRequest, reference: str) -> HttpResponse:
    """Read a request of an institution below, and say once whether one's own stands behind it."""
    sent = Assignment.objects.filter(submitted_at__isnull=False, institution__parent__in=_above(request)).for_terms()
    assignment = get_object_or_404(sent.select_related("institution__parent"), reference=reference)
    form = EndorsementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            say(
                assignment=assignment,
                by=request.user,
                is_given=form.cleaned_data["answer"] == "yes",
                reason=form.cleaned_data["reason"],
                seen=request.POST.get("seen", ""),
            )
            messages.success(request, _("Your answer is with the institution and the programme office."))
            return redirect("institution:home")
    said = said_about(assignment)
    values = {
        "assignment": assignment,
        "form": form,
        "said": said,
        "waits": said is None and assignment.state == "submitted" and endorser_of(assignment) is not None,
        "seen": request.POST.get("seen") or assignment.submitted_at.isoformat(),
    }
    return render(request, "institution/endorse.html", values)


@who_may(member)
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    """Add the signed letter of support, or put a newer one in its place."""
    assignment = _own(request, reference)
    form = LetterForm(*sent_in(request))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="letter"):
            give_letter(assignment=assignment, by=request.user, upload=form.cleaned_data["letter"])
            messages.success(request, _("The letter is saved."))
            return redirect("institution_assignments:letter", reference)
    values = {"assignment": assignment, "form": form, "may_edit": may_edit(request.user, assignment)}
    return render(request, "institution/letter.html", values)


@who_may(member)
@require_POST
def remove_letter(request: HttpRequest, reference: str) -> HttpResponse:
    with may_be_refused(request):
        take_out(assignment=_own(request, reference), by=request.user)
        messages.success(request, _("The letter is removed."))
    return redirect("institution_assignments:letter", reference)


@who_may(member_or_office)
def brief(request: HttpRequest, reference: str) -> HttpResponse:
    """One page for the head of the institution, in both languages, for print."""
    assignment = _own(request, reference)
    values = {"assignment": assignment, "references": references_of(assignment), **head_of(assignment)}
    values["fingerprint"] = fingerprint_of(assignment)
    return render(request, "institution/brief.html", values)


@who_may(member)
def ask_the_same(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Say what happens, then begin a new assignment with the terms of this one for the same expert."""
    of_host = Application.objects.for_host(request.user).select_related("assignment__institution", "profile__user")
    application = get_object_or_404(of_host, assignment__reference=reference, pk=pk)
    if not may_ask_again(request.user, application):
        raise Http404
    if request.method == "POST":
        with may_be_refused(request):
            draft = ask_again(application=application, by=request.user, key=form_key(request.POST.get("key", "")))
            messages.success(
                request, _("This is a copy. Its reference is %(reference)s.") % {"reference": draft.reference}
            )
            return redirect("institution_assignments:edit", draft.reference)
    values = {"application": application, "assignment": application.assignment, "key": uuid.uuid4()}
    return render(request, "institution/ask_again.html", values)


@who_may(member)
def name_somebody(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite somebody whom one knows to apply like everybody else."""
    assignment = _own(request, reference)
    form = NamePersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            name_person(assignment=assignment, by=request.user, **form.cleaned_data)
            messages.success(request, _("The invitation is on its way."))
            return redirect("institution_assignments:name_person", reference)
    is_possible = may_invite(request.user, assignment)
    named = assignment.named_people.all() if may_review(request.user, assignment.institution) else []
    values = {"assignment": assignment, "form": form, "named": named, "is_possible": is_possible}
    return render(request, "institution/named.html", values)
