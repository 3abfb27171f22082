"""What the office decides: the way to an accepted offer, and refusals with a reason."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from casework.moves import AlreadyDone, ReasonMissing
from diaspora.enums import MemberRole
from diaspora.models import Notice
from diaspora.notices.notify import render_notice
from selection.offers import answering, offering
from skills_match.applications import applying, errors
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState


def a_draft(**values) -> Application:
    values.setdefault("available_from", datetime.date(2027, 1, 1))
    values.setdefault("available_until", datetime.date(2027, 6, 30))
    return ApplicationFactory(state=S.DRAFT, **values)


def test_the_way_from_screening_to_an_accepted_offer(professional, officer, manager):
    institution = manager.memberships.get().institution
    author = MembershipFactory(institution=institution, role=MemberRole.AUTHOR).user
    application = a_draft(profile=professional.profile, assignment__institution=institution)

    applying.submit_application(application=application, by=professional)
    applying.start_screening(application=application, by=officer)
    applying.request_more_info(application=application, by=officer, reason=" Please name a referee. ")
    applying.supply_info(application=application, by=professional, text="Dr Moyo, Leeds")
    applying.shortlist_application(application=application, by=officer)
    offering.offer_place(
        application=application, by=officer, answer_by=timezone.localdate() + datetime.timedelta(days=7)
    )
    application = answering.accept_offer(application=application, by=professional)

    assert application.state == S.ACCEPTED
    assert application.officer == officer
    assert (application.requested_info, application.supplied_info) == ("Please name a referee.", "Dr Moyo, Leeds")
    assert heard_by(professional) == [
        "application_submitted",
        "application_screening",
        "application_more_info",
        "application_shortlisted",
        "application_offered",
        "application_accepted",
    ]
    assert heard_by(officer) == ["application_staff_info", "application_staff_accepted"]
    assert heard_by(manager) == ["application_staff_arrived", "application_staff_accepted"]
    assert heard_by(author) == []
    history = ModelLogEntry.objects.for_instance(application).order_by("id")
    assert [entry.action for entry in history] == [
        f"application.{state}"
        for state in (S.SUBMITTED, S.SCREENING, S.MORE_INFO, S.SCREENING, S.SHORTLISTED, S.OFFERED, S.ACCEPTED)
    ]
    assert {entry.label for entry in history} == {f"{application.assignment.reference}/{application.pk}"}


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (applying.request_more_info, S.SCREENING),
        (applying.mark_not_eligible, S.SUBMITTED),
        (applying.mark_not_selected, S.SHORTLISTED),
    ],
)
def test_every_refusal_needs_a_reason(officer, verb, state):
    application = ApplicationFactory(state=state)

    with pytest.raises(ReasonMissing):
        verb(application=application, by=officer, reason=" \n ")

    application.refresh_from_db()
    assert application.state == state


def test_a_reason_reaches_the_applicant_in_their_own_language(officer):
    application = ApplicationFactory(state=S.SHORTLISTED)

    applying.mark_not_selected(application=application, by=officer, reason="A nurse from Mwanza was chosen.")

    notice = Notice.objects.get(user=application.profile.user)
    in_english, in_swahili = (render_notice(notice, language=language) for language in ("en", "sw"))
    assert in_english.body.endswith("A nurse from Mwanza was chosen.")
    assert application.assignment.title_en in in_english.subject
    assert application.assignment.title_sw in in_swahili.subject
    assert in_swahili.path.startswith("/sw/my/applications/")


def test_an_officer_never_decides_on_their_own_application(officer):
    application = ApplicationFactory(profile=ProfileFactory(user=officer))

    with pytest.raises(errors.OwnApplication):
        applying.start_screening(application=application, by=officer)


def test_a_double_click_says_that_it_was_done(officer):
    application = ApplicationFactory()
    applying.start_screening(application=application, by=officer)

    with pytest.raises(AlreadyDone):
        applying.start_screening(application=application, by=officer)

    assert heard_by(application.profile.user) == ["application_screening"]
