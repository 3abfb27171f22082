"""What an officer does beside any record: write a note, give it to a colleague."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diaspora.domain.office import assign_officer, write_note
from diaspora.models import Institution, User
from diaspora.views.access import office, who_may

from ..domain.people import files_open_to
from ..forms.office_records import AssignForm, NoteForm
from ..models import Application, Assignment


@who_may(office)
@require_POST
def note(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    record, page = _record_and_page(request, kind, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        write_note(about=record, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("Your note is saved."))
    else:
        messages.error(request, " ".join(form.errors["text"]))
    return redirect(f"{page}#notes")


@who_may(office)
@require_POST
def assign(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    record, page = _record_and_page(request, kind, pk)
    form = AssignForm(request.POST)
    if not hasattr(record, "officer_id"):
        raise Http404
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        assign_officer(record=record, officer=officer, by=request.user)
        if officer:
            messages.success(request, _("%(officer)s looks after this now.") % {"officer": officer})
        else:
            messages.success(request, _("Nobody looks after this now. It waits for the whole office."))
    else:
        messages.error(request, _("Choose a person of the programme office."))
    return redirect(page)


def _record_and_page(request: HttpRequest, kind: str, pk: int):
    """The record that an address names, if the officer may see it, and the page that shows it."""
    if kind == "assignment":
        assignment = get_object_or_404(Assignment.objects.visible_to(request.user), pk=pk)
        return assignment, reverse("office:assignment", args=[assignment.reference])
    if kind == "application":
        return get_object_or_404(Application.objects.for_office(request.user), pk=pk), reverse(
            "office:application", args=[pk]
        )
    if kind == "institution":
        return get_object_or_404(Institution, pk=pk), reverse("office_people:institution", args=[pk])
    if kind == "profile":
        return get_object_or_404(files_open_to(request.user), pk=pk), reverse("office:person", args=[pk])
    if kind == "user":
        return get_object_or_404(User, pk=pk), reverse("office_people:account", args=[pk])
    raise Http404
