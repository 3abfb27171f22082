"""A message is true when it is sent, and nobody else gets it."""

import pytest
from django.core import mail
from django.utils import timezone

from diaspora.enums import ConsentPurpose
from skills_match import tasks
from skills_match.alerts import messages
from skills_match.alerts.saved_searches import save_search
from skills_match.assignments.publishing import close_assignment
from skills_match.models import Alert, AlertMessage, AlertSettings, SavedSearch
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, UserFactory

from .conftest import next_monday_at, tick

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.mark.parametrize("why", ["closed", "applied", "own_institution", "no_consent"])
def test_what_lost_its_reason_meanwhile_is_left_out(nurse_of, publish, officer, time_machine, why):
    nurse = nurse_of("weekly")
    gone, kept = publish(title_en="Gone"), publish(title_en="Kept")
    tick()
    if why == "closed":
        close_assignment(assignment=gone, by=officer)
    elif why == "applied":
        ApplicationFactory(assignment=gone, profile=nurse)
    elif why == "own_institution":
        MembershipFactory(institution=gone.institution, user=nurse.user)
    else:
        nurse.user.consents.filter(purpose=ConsentPurpose.ALERTS).update(withdrawn_at=timezone.now())
        save_search(user=nurse.user, name="Kept ones", text="kept", chosen={}, tells=True)
        Alert.objects.filter(assignment=kept).update(saved_search=SavedSearch.objects.get())
    time_machine.move_to(next_monday_at(8), tick=False)

    assert tick() == 1

    assert "Kept" in mail.outbox[0].body
    assert "Gone" not in mail.outbox[0].body


def test_nothing_left_to_tell_costs_no_message(nurse_of, publish, officer, time_machine):
    nurse_of("weekly")
    close_assignment(assignment=publish(), by=officer)
    tick()
    assignment = publish()
    tick()
    close_assignment(assignment=assignment, by=officer)
    time_machine.move_to(next_monday_at(8), tick=False)

    assert tick() == 0
    assert not AlertMessage.objects.exists()
    assert not Alert.objects.pending().exists()


def test_closed_between_gathering_and_sending_is_not_sent(nurse_of, publish, officer):
    nurse_of("at_once")
    assignment = publish()
    tasks.find_alerts()
    messages.gather_messages()
    close_assignment(assignment=assignment, by=officer)

    assert tick() == 0
    assert tick() == 0


def test_a_saved_search_names_itself_as_the_reason(publish):
    reader = UserFactory(email="reader@example.org")
    AlertSettings.objects.create(user=reader, frequency="at_once")
    save_search(user=reader, name="Wauguzi <Dodoma>", text="nurses", chosen={}, tells=True)
    publish(title_en="Train nurses")

    assert tick() == 1

    assert "It is new in your search “Wauguzi <Dodoma>”." in mail.outbox[0].body
    assert "Wauguzi &lt;Dodoma&gt;" in mail.outbox[0].alternatives[0][0]


def test_nobody_gets_what_belongs_to_another(nurse_of, publish):
    nurse, other = nurse_of("at_once"), UserFactory()
    save_search(user=other, name="Fish", text="fish", chosen={}, tells=True)
    publish(title_en="Train nurses")

    tick()

    assert [email.to for email in mail.outbox] == [[nurse.user.email]]
