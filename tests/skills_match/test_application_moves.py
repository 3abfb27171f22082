"""The life of an application: who moves it, when, and what the others hear of it."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from diaspora.domain.notices import render_notice
from diaspora.enums import FileKind, MemberRole
from diaspora.models import Notice, PrivateFile
from skills_match.domain import application_errors as errors
from skills_match.domain import applications
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import MembershipFactory, ProfileFactory

S = ApplicationState
TODAY = datetime.date(2026, 11, 20)


def a_draft(**values) -> Application:
    values.setdefault("available_from", datetime.date(2027, 1, 1))
    values.setdefault("available_until", datetime.date(2027, 6, 30))
    return ApplicationFactory(state=S.DRAFT, **values)


def kinds(user) -> list[str]:
    return [notice.kind for notice in Notice.objects.filter(user=user).order_by("id")]


@pytest.mark.django_db
def test_a_draft_is_started_once_however_often_somebody_begins(professional):
    assignment = AssignmentFactory()

    first = applications.start_application(assignment=assignment, profile=professional.profile)
    second = applications.start_application(assignment=assignment, profile=professional.profile)

    assert first == second
    assert Application.objects.count() == 1


@pytest.mark.django_db
def test_the_database_refuses_a_second_application(professional):
    application = ApplicationFactory(profile=professional.profile)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(profile=professional.profile, assignment=application.assignment)


@pytest.mark.django_db
def test_who_applied_already_is_led_to_that_application(professional):
    application = ApplicationFactory(profile=professional.profile)

    with pytest.raises(errors.AlreadyApplied) as refusal:
        applications.start_application(assignment=application.assignment, profile=professional.profile)

    assert refusal.value.application == application


@pytest.mark.django_db
def test_members_never_apply_to_their_own_institution(professional):
    assignment = AssignmentFactory()
    MembershipFactory(user=professional, institution=assignment.institution, role=MemberRole.AUTHOR)

    with pytest.raises(errors.OwnInstitution):
        applications.start_application(assignment=assignment, profile=professional.profile)


@pytest.mark.django_db
def test_an_unpublished_profile_cannot_apply():
    profile = ProfileFactory(published_at=None)

    with pytest.raises(errors.ProfileNotPublished):
        applications.start_application(assignment=AssignmentFactory(), profile=profile)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.APPROVED, AssignmentState.CANCELLED])
def test_nobody_applies_for_what_is_not_public(professional, state):
    with pytest.raises(errors.AssignmentClosed):
        applications.start_application(assignment=AssignmentFactory(state=state), profile=professional.profile)


@pytest.mark.django_db
def test_sending_freezes_the_profile_as_it_was(professional):
    profile = professional.profile
    PersonSkillFactory(profile=profile, skill=SkillFactory(en="newborn care", sw="huduma ya watoto wachanga"), level=4)
    PersonOccupationFactory(profile=profile, occupation=OccupationFactory(en="nurse", sw="muuguzi"))
    old_cv = PrivateFile.objects.create(
        owner=professional, kind=FileKind.CV, original_name="cv.pdf", path="a", size=1, sha256="0"
    )
    application = applications.submit_application(application=a_draft(profile=profile), by=professional)

    profile.headline = "Something else"
    profile.save()
    profile.skills.all().delete()
    old_cv.is_current = False
    old_cv.save()
    PrivateFile.objects.create(owner=professional, kind=FileKind.CV, original_name="2", path="b", size=1, sha256="0")

    application.refresh_from_db()
    assert application.state == S.SUBMITTED
    assert application.cv == old_cv
    assert application.snapshot["name"] == "Asha Mrema"
    assert application.snapshot["headline"] == "Paediatric nurse"
    assert application.snapshot["cv"] == "cv.pdf"
    assert application.snapshot["skills"] == [
        {
            "labels": {"en": "newborn care", "sw": "huduma ya watoto wachanga"},
            "level": 4,
            "years": 5,
            "last_used_year": None,
        }
    ]
    assert application.snapshot["occupations"][0]["labels"] == {"en": "nurse", "sw": "muuguzi"}
    assert professional.email not in str(application.snapshot)


@pytest.mark.django_db
def test_sending_twice_is_refused_and_changes_nothing(professional):
    application = applications.submit_application(application=a_draft(profile=professional.profile), by=professional)

    with pytest.raises(errors.AlreadyApplied):
        applications.submit_application(application=application, by=professional)

    assert kinds(professional) == ["application_submitted"]


@pytest.mark.django_db
def test_what_is_missing_is_named(professional):
    application = a_draft(profile=professional.profile, motivation="", available_until=None)
    required = application.assignment.questions.create(text_en="Which ward?")
    application.assignment.questions.create(text_en="Anything else?", is_required=False)

    with pytest.raises(errors.ApplicationIncomplete) as refusal:
        applications.submit_application(application=application, by=professional)

    assert refusal.value.fields == ["motivation", "available_until", f"question_{required.pk}"]


@pytest.mark.django_db
def test_the_closing_day_counts_to_its_end_in_dar_es_salaam(professional, stranger):
    with time_machine.travel("2026-11-20T20:59:00Z", tick=False):  # 23:59 in Dar es Salaam
        assignment = AssignmentFactory(closing_on=TODAY)
        in_time = a_draft(profile=professional.profile, assignment=assignment)
        applications.submit_application(application=in_time, by=professional)

    late = a_draft(profile=stranger.profile, assignment=assignment)
    with time_machine.travel("2026-11-20T21:00:00Z", tick=False), pytest.raises(errors.AssignmentClosed):
        applications.submit_application(application=late, by=stranger)

    late.refresh_from_db()
    assert (late.state, late.motivation) == (
        S.DRAFT,
        "I trained nurses in Leeds for eight years and want to pass it on.",
    )


@pytest.mark.django_db
def test_a_form_opened_in_time_is_kept_as_a_draft_after_closing(professional):
    assignment = AssignmentFactory(state=AssignmentState.CLOSED)

    application = applications.start_application(assignment=assignment, profile=professional.profile)
    applications.save_draft(
        application=application, motivation="My text", available_from=None, available_until=None, answers={}
    )

    application.refresh_from_db()
    assert application.motivation == "My text"


@pytest.mark.django_db
def test_nobody_sends_the_application_of_another(professional, stranger, officer):
    application = a_draft(profile=professional.profile)

    for wrong in (stranger, officer):
        with pytest.raises(errors.MoveNotAllowed):
            applications.submit_application(application=application, by=wrong)


@pytest.mark.django_db
def test_the_way_from_screening_to_an_accepted_offer(professional, officer, manager):
    institution = manager.memberships.get().institution
    author = MembershipFactory(institution=institution, role=MemberRole.AUTHOR).user
    application = a_draft(profile=professional.profile, assignment__institution=institution)

    applications.submit_application(application=application, by=professional)
    applications.start_screening(application=application, by=officer)
    applications.request_more_info(application=application, by=officer, reason=" Please name a referee. ")
    applications.supply_info(application=application, by=professional, text="Dr Moyo, Leeds")
    applications.shortlist_application(application=application, by=officer)
    applications.offer_application(
        application=application, by=officer, answer_by=timezone.localdate() + datetime.timedelta(days=7)
    )
    application = applications.accept_offer(application=application, by=professional)

    assert application.state == S.ACCEPTED
    assert application.officer == officer
    assert (application.requested_info, application.supplied_info) == ("Please name a referee.", "Dr Moyo, Leeds")
    assert kinds(professional) == [
        "application_submitted",
        "application_screening",
        "application_more_info",
        "application_shortlisted",
        "application_offered",
        "application_accepted",
    ]
    assert kinds(officer) == ["application_staff_info", "application_staff_accepted"]
    assert kinds(manager) == ["application_staff_arrived", "application_staff_accepted"]
    assert kinds(author) == []
    history = ModelLogEntry.objects.for_instance(application).order_by("id")
    assert [entry.action for entry in history] == [
        f"application.{state}"
        for state in (S.SUBMITTED, S.SCREENING, S.MORE_INFO, S.SCREENING, S.SHORTLISTED, S.OFFERED, S.ACCEPTED)
    ]
    assert {entry.label for entry in history} == {f"{application.assignment.reference}/{application.pk}"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (applications.request_more_info, S.SCREENING),
        (applications.mark_not_eligible, S.SUBMITTED),
        (applications.mark_not_selected, S.SHORTLISTED),
    ],
)
def test_every_refusal_needs_a_reason(officer, verb, state):
    application = ApplicationFactory(state=state)

    with pytest.raises(errors.ReasonMissing):
        verb(application=application, by=officer, reason=" \n ")

    application.refresh_from_db()
    assert application.state == state


@pytest.mark.django_db
def test_a_reason_reaches_the_applicant_in_the_own_language(officer):
    application = ApplicationFactory(state=S.SHORTLISTED)

    applications.mark_not_selected(application=application, by=officer, reason="A nurse from Mwanza was chosen.")

    notice = Notice.objects.get(user=application.profile.user)
    in_english, in_swahili = (render_notice(notice, language=language) for language in ("en", "sw"))
    assert in_english.body.endswith("A nurse from Mwanza was chosen.")
    assert application.assignment.title_en in in_english.subject
    assert application.assignment.title_sw in in_swahili.subject
    assert in_swahili.path.startswith("/sw/my/applications/")


@pytest.mark.django_db
def test_an_officer_never_decides_on_the_own_application(officer):
    application = ApplicationFactory(profile=ProfileFactory(user=officer))

    with pytest.raises(errors.OwnApplication):
        applications.start_screening(application=application, by=officer)


@pytest.mark.django_db
def test_a_double_click_says_that_it_was_done(officer):
    application = ApplicationFactory()
    applications.start_screening(application=application, by=officer)

    with pytest.raises(errors.AlreadyDone):
        applications.start_screening(application=application, by=officer)

    assert kinds(application.profile.user) == ["application_screening"]


@pytest.mark.django_db
def test_an_offer_can_be_answered_until_the_end_of_its_last_day(professional, officer):
    with time_machine.travel("2026-11-18T09:00:00Z", tick=False):
        application = ApplicationFactory(state=S.SHORTLISTED, profile=professional.profile)
        applications.offer_application(application=application, by=officer, answer_by=TODAY)

    with time_machine.travel("2026-11-20T21:00:00Z", tick=False), pytest.raises(errors.OfferExpired):
        applications.accept_offer(application=application, by=professional)
    with time_machine.travel("2026-11-20T20:59:00Z", tick=False):
        assert applications.expire_due_offers() == 0
        assert applications.accept_offer(application=application, by=professional).state == S.ACCEPTED


@pytest.mark.django_db
def test_unanswered_offers_end_by_themselves_once(officer):
    application = ApplicationFactory(state=S.OFFERED, offer_answer_by=TODAY, officer=officer)
    answered = ApplicationFactory(state=S.ACCEPTED, offer_answer_by=TODAY)

    with time_machine.travel("2026-11-20T21:00:00Z", tick=False):
        counts = [applications.expire_due_offers(), applications.expire_due_offers()]

    assert counts == [1, 0]
    application.refresh_from_db()
    answered.refresh_from_db()
    assert (application.state, answered.state) == (S.OFFER_EXPIRED, S.ACCEPTED)
    assert kinds(application.profile.user) == ["application_offer_expired"]
    assert kinds(officer) == ["application_staff_offer_expired"]


@pytest.mark.django_db
def test_an_offer_is_remembered_once_two_days_before():
    application = ApplicationFactory(state=S.OFFERED, offer_answer_by=TODAY)

    with time_machine.travel("2026-11-17T20:59:00Z", tick=False):
        early = applications.remind_of_offers()
    with time_machine.travel("2026-11-18T06:00:00Z", tick=False):
        counts = [early, applications.remind_of_offers(), applications.remind_of_offers()]

    assert counts == [0, 1, 0]
    assert kinds(application.profile.user) == ["application_offer_reminder"]


@pytest.mark.django_db
def test_the_day_to_answer_lies_in_the_future(officer):
    application = ApplicationFactory(state=S.SHORTLISTED)

    with pytest.raises(errors.AnswerDayTooEarly):
        applications.offer_application(application=application, by=officer, answer_by=timezone.localdate())


@pytest.mark.django_db
def test_an_offer_holds_the_place_until_it_is_answered(officer):
    assignment = AssignmentFactory(posts=1)
    first, second = ApplicationFactory.create_batch(2, assignment=assignment, state=S.SHORTLISTED)
    day = timezone.localdate() + datetime.timedelta(days=3)
    applications.offer_application(application=first, by=officer, answer_by=day)

    with pytest.raises(errors.PostsTaken):
        applications.offer_application(application=second, by=officer, answer_by=day)

    applications.decline_offer(application=first, by=first.profile.user)
    assert applications.offer_application(application=second, by=officer, answer_by=day).state == S.OFFERED


@pytest.mark.django_db
def test_no_more_accept_than_there_are_posts():
    assignment = AssignmentFactory(posts=1)
    first, second = ApplicationFactory.create_batch(2, assignment=assignment, state=S.OFFERED)
    applications.accept_offer(application=first, by=first.profile.user)

    with pytest.raises(errors.PostsTaken):
        applications.accept_offer(application=second, by=second.profile.user)

    second.refresh_from_db()
    assert second.state == S.OFFERED


@pytest.mark.django_db
def test_a_cancelled_assignment_ends_what_is_open_and_says_why(officer):
    assignment = AssignmentFactory()
    draft, sent, offered, refused, own = [
        ApplicationFactory(assignment=assignment, state=state)
        for state in (S.DRAFT, S.SUBMITTED, S.OFFERED, S.NOT_SELECTED, S.SCREENING)
    ]
    Application.objects.filter(pk=own.pk).update(profile=ProfileFactory(user=officer))
    elsewhere = ApplicationFactory()

    count = applications.cancel_open_applications(assignment=assignment, by=officer, reason="The ward is rebuilt.")

    assert count == 4
    for application in (draft, sent, offered, own):
        application.refresh_from_db()
        assert (application.state, application.reason) == (S.CANCELLED_BY_HOST, "The ward is rebuilt.")
        assert kinds(application.profile.user) == ["application_cancelled_by_host"]
    for application in (refused, elsewhere):
        before = application.state
        application.refresh_from_db()
        assert application.state == before


@pytest.mark.django_db
def test_a_draft_that_was_never_sent_is_never_shown(officer, manager):
    institution = manager.memberships.get().institution
    draft = ApplicationFactory(state=S.DRAFT, assignment__institution=institution)
    applications.cancel_open_applications(assignment=draft.assignment, by=officer, reason="No budget.")

    assert [list(Application.objects.visible_to(user)) for user in (officer, manager)] == [[], []]
    assert list(Application.objects.visible_to(draft.profile.user)) == [draft]


@pytest.mark.django_db
def test_the_history_goes_with_the_application(professional, officer):
    application = ApplicationFactory(profile=professional.profile)
    kept = ApplicationFactory()
    for each in (application, kept):
        applications.start_screening(application=each, by=officer)

    professional.delete()

    assert [entry.object_id for entry in ModelLogEntry.objects.all()] == [str(kept.pk)]
