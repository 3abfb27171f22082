"""A withdrawn application is sent once more while its assignment is open, with the profile of that day."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.refusals import Refused
from selection.models import Offer
from skills_match.applications.applying import reopen_application, withdraw_application
from skills_match.applications.errors import AssignmentClosed, PlaceGivenUp
from skills_match.enums import ApplicationState, AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def withdrawn(professional, officer):
    sent = ApplicationFactory(profile=professional.profile, state=S.SCREENING, officer=officer)
    return withdraw_application(application=sent, by=professional)


def test_it_begins_from_the_start_with_the_profile_of_today(withdrawn, professional):
    professional.profile.headline = "Head nurse by now"
    professional.profile.save()
    client, address = sign_in(professional), reverse("my:reopen_application", args=[withdrawn.pk])
    page = client.get(reverse("my:application", args=[withdrawn.pk]))

    assert address in page.text
    assert "Send this application again?" in client.get(address).text
    client.post(address, {"seen": "withdrawn"})

    withdrawn.refresh_from_db()
    assert (withdrawn.state, withdrawn.officer) == (S.SUBMITTED, None)
    assert withdrawn.snapshot["headline"] == "Head nurse by now"
    assert "You sent it again" in client.get(reverse("my:application", args=[withdrawn.pk])).text


def test_nobody_else_sends_it_again(withdrawn, stranger, officer):
    assert sign_in(stranger).post(reverse("my:reopen_application", args=[withdrawn.pk])).status_code == 404
    with pytest.raises(Refused):
        reopen_application(application=withdrawn, by=officer)


def test_not_after_the_end_and_not_after_an_offer(withdrawn, professional):
    Offer.objects.create(application=withdrawn, answer_by=timezone.localdate(), released_at=timezone.now())
    with pytest.raises(PlaceGivenUp):
        reopen_application(application=withdrawn, by=professional)

    withdrawn.assignment.state = AssignmentState.CLOSED
    withdrawn.assignment.save()
    with pytest.raises(AssignmentClosed):
        reopen_application(application=withdrawn, by=professional)
    assert (
        "Send this application again"
        not in sign_in(professional).get(reverse("my:application", args=[withdrawn.pk])).text
    )
