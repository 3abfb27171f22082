"""Paste a text, read what it seems to speak of and why, confirm one by one. The text is looked at and forgotten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.languages import reading_language
from casework.refusals import may_be_refused
from casework.typed.keeping import unkept
from diaspora.enums import FileKind
from diaspora.files.store import text_of
from diaspora.models import PrivateFile
from diaspora.profiles.publishing import profile_of
from diaspora.profiles.way_on import same_page
from diaspora.profiles.ways_back import came_from
from diaspora.who_may import member_or_office, signed_in, who_may

from ..assignments.editing import TYPED_IS_KEPT, NotEditable
from ..models import Assignment, PersonOccupation, PersonSkill
from ..rules import may_edit
from .forms import ConfirmForAssignmentForm, ConfirmForProfileForm, ReadTextForm
from .suggestions import TextSuggestions, confirm_for_assignment, confirm_for_profile, suggest_from_text


@who_may(signed_in)
@unkept
def for_profile(request: HttpRequest) -> HttpResponse:
    """Skills and occupations out of a CV."""
    profile = profile_of(user=request.user)
    known = {
        *PersonSkill.objects.filter(profile=profile).values_list("skill_id", flat=True),
        *PersonOccupation.objects.filter(profile=profile).values_list("occupation_id", flat=True),
    }
    cv = request.user.private_files.filter(kind=FileKind.CV, is_current=True).first()
    form = _text_form(request, _("Text of your CV"))
    if cv and "read" in request.POST:
        form = _read(request, cv)
    confirm = None
    if request.method == "POST" and form.is_valid():
        found = _found(form, known)
        confirm = ConfirmForProfileForm(request.POST if "add" in request.POST else None, found=found)
        if confirm.is_valid():
            _say_how_many(request, confirm_for_profile(profile=profile, **confirm.confirmed))
            return same_page(request, "my:skills")
    back = reverse("my:skills") + came_from(request)
    return render(request, "my/skills_from_text.html", {"form": form, "confirm": confirm, "back": back, "cv": cv})


def _read(request: HttpRequest, cv: PrivateFile) -> ReadTextForm:
    """The form with the text of the saved CV; an empty one, with the reason, when there is none to read."""
    with may_be_refused(request):
        if text := text_of(file=cv, by=request.user):
            return ReadTextForm({"text": text}, label=_("Text of your CV"))
        messages.info(request, _("Your CV holds pictures and no text that we can read. Paste its text here."))
    return ReadTextForm(None, label=_("Text of your CV"))


@who_may(member_or_office)
@unkept
def for_assignment(request: HttpRequest, reference: str) -> HttpResponse:
    """Skills and the occupation out of terms of reference."""
    assignment = get_object_or_404(Assignment.objects.written_by(request.user).for_terms(), reference=reference)
    if not may_edit(request.user, assignment):
        messages.error(request, str(NotEditable(assignment)))
        return redirect("institution_assignments:edit", reference)
    form = _text_form(request, _("Text of the terms of reference"))
    confirm = None
    if request.method == "POST" and form.is_valid():
        found = _found(form, {row.skill_id for row in assignment.skills.all()} | {assignment.occupation_id})
        confirm = ConfirmForAssignmentForm(request.POST if "add" in request.POST else None, found=found)
        if confirm.is_valid():
            with may_be_refused(confirm, hint=TYPED_IS_KEPT):
                count = confirm_for_assignment(assignment=assignment, by=request.user, **confirm.confirmed)
                _say_how_many(request, count)
                return redirect("institution_assignments:step", reference, "skills")
    back = reverse("institution_assignments:step", args=[reference, "skills"])
    context = {"assignment": assignment, "form": form, "confirm": confirm, "back": back}
    return render(request, "institution/skills_from_text.html", context)


def _text_form(request: HttpRequest, label: str) -> ReadTextForm:
    return ReadTextForm(request.POST if request.method == "POST" else None, label=label)


def _found(form: ReadTextForm, known: set[int | None]) -> TextSuggestions:
    return suggest_from_text(
        text=form.cleaned_data["text"],
        language=reading_language(),
        known={concept for concept in known if concept},
    )


def _say_how_many(request: HttpRequest, count: int) -> None:
    text = ngettext("%(count)s entry was added.", "%(count)s entries were added.", count) % {"count": count}
    messages.success(request, text)
