"""Applying for an assignment: write, check, send."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.refusals import Refused, may_be_refused
from casework.typed.along import saved_along
from casework.typed.sent import sent_in
from diaspora.enums import FileKind
from diaspora.files.store import FileRejected, checked_paper
from diaspora.models import Profile
from diaspora.profiles.ways_back import way_to
from diaspora.who_may import signed_in, who_may

from ...assignments.interest import keep_for_applying
from ...enums import ApplicationState
from ...matching.for_person import ruled_out_by
from ...matching.warnings import warnings_for_person
from ...models import Application, Assignment, ProgrammeRule
from ...programmes.checks import facts_of_profile, held_against, unmet
from ...programmes.words import told_rules
from .. import applying, availability, errors
from ..answer_files import attach_answer
from ..forms.applying import ApplicationForm
from ..sent import profile_sections, words_sections
from ..snapshot import fingerprint, take_snapshot

#: Sent by the page itself while somebody types (static/js/autosave.js).
AUTOSAVE = "autosave"


@who_may(signed_in)
def apply(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.public().for_lists(), reference=reference)
    draft = _own(request, assignment)
    is_sent = draft is not None and draft.state != ApplicationState.DRAFT
    if "remember" in request.POST:
        keep_for_applying(assignment=assignment, by=request.user)
        return redirect("my:home")
    # What was typed while the profile was hidden elsewhere is not thrown away: the form comes back with the reason.
    if (is_sent or request.method != "POST") and (refusal := _refused(request, assignment, draft)):
        return refusal
    if request.method != "POST" and not assignment.is_open:
        return redirect("my:application", draft.pk) if draft else _closed(request, reference)

    form = ApplicationForm(
        *sent_in(request),
        questions=list(assignment.questions.all()),
        rules=(rules := _rules(assignment)),
        application=draft,
        is_complete=not {"later", "cv", AUTOSAVE} & set(request.POST),
    )
    if form.is_valid():
        try:
            draft = applying.start_application(assignment=assignment, profile=_profile(request))
            draft = applying.save_draft(application=draft, **form.draft)
            _attach(request, draft, form)
        except errors.AlreadyApplied as refusal:  # sent from another tab in this very moment
            messages.info(request, str(refusal))
            return redirect("my:application", refusal.application.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if form.is_valid() and AUTOSAVE not in request.POST:
                return _onwards(request, draft)
            form.is_stored(request, draft)
    elif form.is_bound:
        _look_at_files(request, form)
    if AUTOSAVE in request.POST:
        return saved_along(request, form)
    values = {
        "form": form,
        "assignment": assignment,
        "cv": applying.current_cv(user=request.user),
        "warnings": (
            *ruled_out_by(profile=_profile(request), assignment=assignment),
            *warnings_for_person(profile=_profile(request), assignment=assignment),
        ),
        "rules": told_rules(rules)["applicants"],
    }
    return render(request, "assignments/apply.html", values)


@who_may(signed_in)
def apply_check(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.public().for_lists(), reference=reference)
    draft = _own(request, assignment)
    if refusal := _refused(request, assignment, draft):
        return refusal
    if draft is None:
        return redirect("assignments:apply", reference)
    if request.method == "POST":
        return _send(request, draft)
    if not assignment.is_open:
        return redirect("my:application", draft.pk)
    if applying.missing_fields(application=draft):
        messages.warning(request, errors.ApplicationIncomplete.text)
        return redirect("assignments:apply", reference)
    return _check_page(request, draft)


def _send(request: HttpRequest, draft: Application) -> HttpResponse:
    try:
        applying.submit_application(application=draft, by=request.user, shown=request.POST.get("shown", ""))
    except errors.ApplicationIncomplete as refusal:
        messages.warning(request, str(refusal))
        return redirect("assignments:apply", draft.assignment.reference)
    except errors.ProfileChanged as refusal:
        messages.warning(request, str(refusal))
        return redirect("assignments:apply_check", draft.assignment.reference)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your application is sent. We wrote to you by e-mail as well."))
    return redirect("my:application", draft.pk)


def _attach(request: HttpRequest, draft: Application, form: ApplicationForm) -> None:
    """Keep the files among the answers. One that is refused says why at its field; all else is saved."""
    questions = {question.pk: question for question in draft.assignment.questions.all()}
    for pk, upload in form.attached.items():
        with may_be_refused(form, FileRejected, field=f"question_{pk}"):
            attach_answer(application=draft, question=questions[pk], upload=upload, by=request.user)


def _look_at_files(request: HttpRequest, form: ApplicationForm) -> None:
    """Nothing is saved yet, as something else is wrong; a file that would be refused says so at once."""
    for pk, upload in form.attached.items():
        with may_be_refused(form, FileRejected, field=f"question_{pk}"):
            checked_paper(upload, kind=FileKind.EVIDENCE, by=request.user)


def _onwards(request: HttpRequest, draft: Application) -> HttpResponse:
    if not draft.assignment.is_open:
        messages.error(request, errors.AssignmentClosed.text)
        return redirect("my:application", draft.pk)
    if "cv" in request.POST:
        return redirect(reverse("diaspora:cv") + way_to(f"applying:{draft.assignment.reference}"))
    if "later" in request.POST:
        messages.success(request, _("Your draft is saved. You can go on whenever you like, until applications close."))
        return redirect("my:applications")
    return redirect("assignments:apply_check", draft.assignment.reference)


def _check_page(request: HttpRequest, draft: Application) -> HttpResponse:
    snapshot = take_snapshot(profile=draft.profile, cv=applying.current_cv(user=request.user))
    reference = draft.assignment.reference
    values = {
        "assignment": draft.assignment,
        "shown": fingerprint(snapshot),
        "warnings": availability.warnings(draft),
        "unmet": _unmet(draft),
        "sections": words_sections(draft, change=request.path.removesuffix("check/"))
        + profile_sections(snapshot, is_for_office=True, change=way_to(f"application:{reference}")),
    }
    return render(request, "assignments/apply_check.html", values)


def _rules(assignment: Assignment) -> list[ProgrammeRule]:
    return list(ProgrammeRule.objects.filter(programme=assignment.programme_id))


def _unmet(draft: Application) -> list[str]:
    """The rules of the programme that the profile and the draft do not meet. Nobody is refused for them here."""
    if not (rules := _rules(draft.assignment)):
        return []
    declared = {row.rule_id: row.is_met for row in draft.declarations.all()}
    return unmet(held_against(rules, facts_of_profile(draft.profile, declared=declared)))


def _own(request: HttpRequest, assignment: Assignment) -> Application | None:
    own = Application.objects.filter(profile__user=request.user, assignment=assignment)
    return own.select_related("assignment__institution", "profile__user").first()


def _profile(request: HttpRequest) -> Profile:
    """One's own profile; an empty one, which is not saved, for who has none."""
    own = Profile.objects.select_related("user").filter(user=request.user).first()
    return own or Profile(user=request.user)


def _refused(request: HttpRequest, assignment: Assignment, draft: Application | None) -> HttpResponse | None:
    """Where somebody goes who cannot write an application now; None for those who can."""
    if draft and draft.state != ApplicationState.DRAFT:
        messages.info(request, errors.AlreadyApplied.text)
        return redirect("my:application", draft.pk)
    try:
        applying.check_may_apply(assignment=assignment, profile=_profile(request))
    except errors.OwnInstitution as refusal:
        messages.error(request, str(refusal))
        return redirect("assignments:detail", assignment.reference)
    except errors.ProfileNotComplete:
        return render(request, "assignments/apply_profile_first.html", {"assignment": assignment})
    return None


def _closed(request: HttpRequest, reference: str) -> HttpResponse:
    messages.info(request, _("Applications for this assignment have closed."))
    return redirect("assignments:detail", reference)
