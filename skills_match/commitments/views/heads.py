"""The head of an institution signs a request by link; each side writes its file reference."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, member, member_or_office, office, who_may

from ...enums import FileSide
from ...models import Assignment
from ...rules import may_edit, may_write
from ..file_references import give_reference, references_of
from ..forms.heads import AskHeadForm, FileReferenceForm, SignBriefForm
from ..heads import ask_head, fingerprint_of, head_of, is_signable, read_link, sign_brief


def _own(request: HttpRequest, reference: str) -> Assignment:
    return get_object_or_404(Assignment.objects.written_by(request.user).for_terms(), reference=reference)


@who_may(member_or_office)
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the head to sign by link, and read what became of it."""
    assignment = _own(request, reference)
    form = AskHeadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_head(assignment=assignment, by=request.user, **form.cleaned_data)
            messages.success(request, _("The link is on its way to the head. It works for 30 days."))
            return redirect("institution_assignments:ask_head", reference)
    values = {"assignment": assignment, "form": form, "may_edit": may_edit(request.user, assignment)}
    return render(request, "institution/head.html", {**values, **head_of(assignment)})


@opened_by_link()
@who_may(anyone)
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The brief as the head reads and signs it. Looking changes nothing."""
    support = read_link(token)
    assignment = Assignment.objects.for_terms().get(pk=support.assignment_id)
    form = SignBriefForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            sign_brief(support=support, shown=request.POST.get("shown", ""))
            return redirect("assignments:sign_brief", token)
    values = {
        "assignment": assignment,
        "support": support,
        "form": form,
        "shown": fingerprint_of(assignment),
        "is_signable": is_signable(assignment),
        "references": references_of(assignment),
    }
    return render(request, "commitments/sign_brief.html", values)


@who_may(member)
def own_reference(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = _own(request, reference)
    back = reverse("institution_assignments:edit", args=[reference])
    may = may_write(request.user, assignment.institution)
    return _reference_page(request, assignment, FileSide.HOST, "institution/file_reference.html", back=back, may=may)


@who_may(office)
def office_reference(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    back = reverse("office:assignment", args=[reference])
    return _reference_page(request, assignment, FileSide.OFFICE, "office/file_reference.html", back=back, may=True)


def _reference_page(
    request: HttpRequest, assignment: Assignment, side: FileSide, template: str, *, back: str, may: bool
) -> HttpResponse:
    """`back` is where the number was asked for; `may` says whether the reader writes for this side."""
    references = references_of(assignment)
    own = next(each["number"] for each in references if each["side"] == side)
    form = FileReferenceForm(request.POST if request.method == "POST" else None, initial={"number": own})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            give_reference(assignment=assignment, side=side, number=form.cleaned_data["number"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect(back)
    values = {"assignment": assignment, "references": references, "form": form, "back": back, "may_write": may}
    return render(request, template, values)
