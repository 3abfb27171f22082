"""What an officer does with any record: write a note, give it to a colleague."""

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.noted import NotedKind, noted_kind
from casework.refusals import may_be_refused
from diaspora.models import User
from diaspora.who_may import office, who_may

from ..forms.records import AssignForm, NoteForm
from ..notes import write_note
from ..officers import assign_officer


@who_may(office)
def note(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Write an internal note; one that cannot be kept stays on the page of its record."""
    noted, record, key = _record(request, kind, pk)
    page = reverse(noted.address, args=[key])
    if request.method != "POST":
        return redirect(page)
    form = NoteForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            write_note(about=record, text=form.cleaned_data["text"], by=request.user)
            messages.success(request, _("Your note is saved."))
            return redirect(f"{page}#notes")
    return noted.show(request, key, note_form=form)


@who_may(office)
def assign(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Give a record to a colleague, or back to the whole office."""
    noted, record, key = _record(request, kind, pk)
    if not hasattr(record, "officer_id"):
        raise Http404
    page = reverse(noted.address, args=[key])
    if request.method != "POST":
        return redirect(page)
    form = AssignForm(request.POST, initial={"officer": record.officer_id})
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        with may_be_refused(form):
            assign_officer(record=record, officer=officer, by=request.user)
            messages.success(request, _said(officer))
            return redirect(page)
    return noted.show(request, key, assign_form=form)


def _said(officer: User | None) -> str:
    if officer is None:
        return _("Nobody looks after this now. It waits for the whole office.")
    return _("%(officer)s looks after this now.") % {"officer": officer}


def _record(request: HttpRequest, kind: str, pk: int) -> tuple[NotedKind, models.Model, str | int]:
    """The record that an address names, if the officer may see it, its kind, and its key in the address of its page."""
    noted = noted_kind(kind)
    if noted is None:
        raise Http404
    record = get_object_or_404(noted.seen_by(request.user), pk=pk)
    return noted, record, getattr(record, noted.key)
