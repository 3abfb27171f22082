"""From an event to work: open assignments at a session, and stands that ask before they learn anything."""

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.attendance.links import path_of
from conferences.models import Feedback, Registration, StandRequest
from conferences.programme.releasing import release_programme
from conferences.registrations.cancelling import cancel, cancel_delegate
from conferences.registrations.changing import name_delegate
from conferences.stands.links import address_of
from diaspora.models import WrittenEmail
from tests.factories.events import (
    CategoryFactory,
    DelegateFactory,
    EventPartnerFactory,
    RegistrationFactory,
    SessionFactory,
)
from tests.factories.matching import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stand(event):
    return EventPartnerFactory(event=event, name="Regional hospital")


@pytest.fixture
def asha(event):
    registration = RegistrationFactory(event=event, state="confirmed")
    category = CategoryFactory(event=event)
    return DelegateFactory(registration=registration, category=category, name="Asha Mrema", organisation="Karolinska")


def page_of(stand) -> str:
    return address_of(stand).partition("testserver")[2] or "/" + address_of(stand).split("/", 3)[3]


def test_a_stand_learns_nothing_before_the_delegate_says_yes_and_nothing_after_a_no(stand, asha, client):
    page = page_of(stand)
    for _scan in range(2):
        asked = client.post(page, {"code": asha.code}, follow=True).content.decode()
    letter = WrittenEmail.objects.get()
    request = StandRequest.objects.get()
    own = path_of(asha)

    before = client.get(page).content.decode()
    client.post(f"{own}stands/{request.pk}/yes/")
    after = client.get(page).content.decode()
    client.post(f"{own}stands/{request.pk}/no/")
    taken_back = client.get(page).content.decode()

    mail = asha.registration.email
    assert (letter.to, "/after/" in letter.body, "Karolinska" in letter.body) == (mail, True, False)
    assert "Asha" not in asked + before
    assert "1 person has not answered yet." in before
    assert all(text in after for text in ("Asha Mrema", "Karolinska", mail))
    assert "Asha" not in taken_back


def test_whoever_takes_over_a_place_inherits_no_yes_to_a_stand_and_no_word_about_a_session(stand, asha, event, client):
    StandRequest.objects.create(partner=stand, delegate=asha, confirmed_at=timezone.now())
    Feedback.objects.create(session=SessionFactory(event=event), delegate=asha, usefulness=1, comment="Too loud")

    name_delegate(delegate=asha, name="ASHA  Mrema", email="asha@example.org")
    same_person = client.get(page_of(stand)).content.decode()
    name_delegate(delegate=asha, name="Juma Kweka", email="juma@example.org")
    somebody_else = client.get(page_of(stand)).content.decode()

    assert "asha@example.org" in same_person
    assert "Juma" not in somebody_else
    assert "juma@example.org" not in somebody_else
    assert not Feedback.objects.exists()


def test_whoever_gave_the_place_back_is_gone_from_every_stand(stand, asha, event, client):
    other = DelegateFactory(registration=asha.registration, category=asha.category, name="Juma Kweka")
    for delegate in (asha, other):
        StandRequest.objects.create(partner=stand, delegate=delegate, confirmed_at=timezone.now())
    StandRequest.objects.create(partner=EventPartnerFactory(event=event), delegate=asha)

    both = client.get(page_of(stand)).content.decode()
    cancel_delegate(delegate=other)
    one = client.get(page_of(stand)).content.decode()
    cancel(registration=Registration.objects.get(pk=asha.registration_id))
    nobody = client.get(page_of(stand)).content.decode()

    names = ("Asha Mrema", "Juma Kweka")
    assert [[name in page for name in names] for page in (both, one, nobody)] == [
        [True, True],
        [True, False],
        [False, False],
    ]


def test_a_ticket_without_a_place_and_a_wrong_code_ask_nobody(stand, asha, event, client):
    waits = RegistrationFactory(event=event, state="requested")
    other = DelegateFactory(registration=waits, category=asha.category)

    answers = [client.post(page_of(stand), {"code": code}) for code in (other.code, "AAAAAAA2")]

    assert {answer.status_code for answer in answers} == {200}
    assert not StandRequest.objects.exists()
    assert not WrittenEmail.objects.exists()


def test_nobody_answers_for_somebody_else(stand, asha, event, client):
    request = StandRequest.objects.create(partner=stand, delegate=asha)
    other = DelegateFactory(registration=RegistrationFactory(event=event, state="confirmed"), category=asha.category)

    answer = client.post(f"{path_of(other)}stands/{request.pk}/yes/")

    assert answer.status_code == 404
    assert StandRequest.objects.get().confirmed_at is None


def test_the_team_hands_on_a_link_for_each_stand(stand, event, member, elsewhere):
    page = reverse("event_desk:stands", args=[event.slug])

    assert address_of(stand).rsplit("/", 3)[0] in member("programme").get(page).content.decode()
    assert {client.get(page).status_code for client in (elsewhere, member("registration"))} == {404}


def test_a_session_shows_what_its_institution_looks_for_now(event, client):
    assignment = AssignmentFactory(state="published")
    draft = AssignmentFactory(state="draft", institution=assignment.institution)
    elsewhere = AssignmentFactory(state="published")
    session = SessionFactory(event=event, institution=assignment.institution)
    release_programme(event=event, by=None)

    shown = client.get(reverse("events:session", args=[event.slug, session.key])).content.decode()

    addresses = [reverse("assignments:detail", args=[each.reference]) for each in (assignment, draft, elsewhere)]
    assert [address in shown for address in addresses] == [True, False, False]
