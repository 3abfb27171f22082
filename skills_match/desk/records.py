"""What an officer does beside any record: write a note, give it to a colleague."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora.models import Institution, User
from diaspora.who_may import office, who_may
from office.forms import AssignForm, NoteForm
from office.notes import write_note
from office.officers import assign_officer
from office.views.accounts import show_account
from office.views.institutions import show_institution

from ..applications.views.office import show_application
from ..assignments.views.office import show_request
from ..models import Application, Assignment
from ..people.finding import files_open_to
from ..people.views.office import show_person


@dataclass(frozen=True)
class Kind:
    """Records of one kind: those that an officer sees, the field in the address of their page, and the page."""

    seen_by: Callable[[User], models.QuerySet]
    address: str
    show: Callable[..., HttpResponse]
    key: str = "pk"


KINDS = {
    "assignment": Kind(Assignment.objects.visible_to, "office:assignment", show_request, "reference"),
    "application": Kind(Application.objects.for_office, "office:application", show_application),
    "institution": Kind(lambda _user: Institution.objects.all(), "office_people:institution", show_institution),
    "profile": Kind(files_open_to, "office:person", show_person),
    "user": Kind(lambda _user: User.objects.all(), "office_people:account", show_account),
}


@who_may(office)
def note(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Write an internal note; one that cannot be kept stays on the page of its record."""
    record, key = _record(request, kind, pk)
    page = reverse(KINDS[kind].address, args=[key])
    if request.method != "POST":
        return redirect(page)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return KINDS[kind].show(request, key, note_form=form)
    write_note(about=record, text=form.cleaned_data["text"], by=request.user)
    messages.success(request, _("Your note is saved."))
    return redirect(f"{page}#notes")


@who_may(office)
def assign(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Give a record to a colleague, or back to the whole office."""
    record, key = _record(request, kind, pk)
    if not hasattr(record, "officer_id"):
        raise Http404
    page = reverse(KINDS[kind].address, args=[key])
    if request.method != "POST":
        return redirect(page)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return KINDS[kind].show(request, key, assign_form=form)
    officer = form.cleaned_data["officer"]
    assign_officer(record=record, officer=officer, by=request.user)
    if officer:
        messages.success(request, _("%(officer)s looks after this now.") % {"officer": officer})
    else:
        messages.success(request, _("Nobody looks after this now. It waits for the whole office."))
    return redirect(page)


def _record(request: HttpRequest, kind: str, pk: int) -> tuple[models.Model, str | int]:
    """The record that an address names, if the officer may see it, and its key in the address of its page."""
    if kind not in KINDS:
        raise Http404
    record = get_object_or_404(KINDS[kind].seen_by(request.user), pk=pk)
    return record, getattr(record, KINDS[kind].key)
