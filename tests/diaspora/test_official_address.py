"""The official address of an institution: who confirms it, which links do not, and what the office sees."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import HourlyLimit
from diaspora.free_mail import is_free_mail
from diaspora.hourly_limits import MOST
from diaspora.models import HourlyUse, Institution
from diaspora.tasks import send_written_emails
from office.history import history_of
from tests.conftest import sign_in
from tests.factories.people import InstitutionFactory, MembershipFactory, RegionFactory

pytestmark = pytest.mark.django_db
DETAILS = reverse("institution:details")


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


def details(institution, **changes) -> dict:
    return {"kind": "hospital", "region": institution.region_id, "official_email": "info@clinic.go.tz", **changes}


def link_to(address: str) -> str:
    """The link in the newest e-mail to the address."""
    send_written_emails()
    newest = [email for email in mail.outbox if email.to == [address]][-1]
    return re.search(r"/\w\w/institution/address/[^\s/]+/", newest.body)[0]


def change_address(manager, institution, to="info@clinic.go.tz") -> str:
    sign_in(manager).post(DETAILS, details(institution, official_email=to))
    return link_to(to)


def test_registering_sends_a_link_in_the_language_of_the_person(professional):
    professional.preferred_language = "sw"
    professional.save()
    fields = {"name_en": "Clinic", "name_sw": "Zahanati", "kind": "hospital", "region": RegionFactory().pk}

    sign_in(professional).post(reverse("institution:register"), {**fields, "official_email": "Info@Clinic.go.tz"})

    assert link_to("info@clinic.go.tz").startswith("/sw/")
    assert "Zahanati" in mail.outbox[-1].subject
    assert not Institution.objects.get().is_address_confirmed


def test_looking_confirms_nothing_and_pressing_does_without_an_account(client, manager, institution):
    link = change_address(manager, institution)

    page = client.get(link)
    institution.refresh_from_db()
    assert "Yes, this is our address" in page.text
    assert not institution.is_address_confirmed

    answer = client.post(link)

    institution.refresh_from_db()
    assert "The address is confirmed" in answer.text
    assert institution.is_address_confirmed
    assert "by the link sent to it" in history_of(institution)[0].title


def test_confirming_twice_changes_nothing(client, manager, institution):
    link = change_address(manager, institution)
    client.post(link)
    first = Institution.objects.get().official_email_verified_at

    assert "The address is confirmed" in client.post(link).text
    assert "The address is confirmed" in client.get(link).text
    assert Institution.objects.get().official_email_verified_at == first


def test_another_address_has_to_be_confirmed_again_and_the_old_link_confirms_it_not(client, manager, institution):
    old = change_address(manager, institution)
    client.post(old)

    change_address(manager, institution, to="new@clinic.go.tz")

    assert not Institution.objects.get().is_address_confirmed
    for answer in (client.get(old), client.post(old)):
        assert answer.status_code == 410
        assert "has given another address" in answer.text
    assert not Institution.objects.get().is_address_confirmed


def test_the_same_address_in_other_letters_stays_confirmed(client, manager, institution):
    client.post(change_address(manager, institution))
    mail.outbox.clear()

    sign_in(manager).post(DETAILS, details(institution, official_email="INFO@clinic.go.tz", about="New words."))
    send_written_emails()

    assert Institution.objects.get().is_address_confirmed
    assert mail.outbox == []


def test_an_old_link_and_a_broken_one_say_what_to_do(client, manager, institution):
    link = change_address(manager, institution)

    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "too old" in client.get(link).text
        assert client.post(link).status_code == 410
    for broken in (link[:-6] + "/", reverse("institution:confirm_address", args=["x"])):
        assert "does not work" in client.get(broken).text
    assert not Institution.objects.get().is_address_confirmed


def test_the_email_has_no_link_but_ours(manager, institution):
    type(manager).objects.filter(pk=manager.pk).update(first_name="pay.example.com")
    institution.names.update(name_en="Clinic win.example.com")

    change_address(manager, institution)

    assert re.findall(r"\w+\.example\.com", mail.outbox[-1].subject + mail.outbox[-1].body) == []
    assert "You sign in with this e-mail address" not in mail.outbox[-1].body


def test_a_name_is_no_message_to_a_stranger(manager, institution):
    type(manager).objects.filter(pk=manager.pk).update(first_name="Call 0800 555 0199 now")
    institution.names.update(name_en="You won. Call +255 (0)700-000.000 " + "and pay today " * 10)

    change_address(manager, institution)

    email = mail.outbox[-1]
    assert (
        email.subject == "Is this the official address of You won. Call … and pay today and pay today and pay today a…?"
    )
    assert not re.search(
        r"0800|0199|255|700|pay today and pay today and pay today and pay", email.body.split("http")[0]
    )


def test_nobody_has_more_than_three_links_sent_to_official_addresses_within_an_hour(manager, institution):
    client = sign_in(manager)

    for number in range(5):
        client.post(DETAILS, details(institution, official_email=f"a{number}@clinic.go.tz"))

    assert send_written_emails() == 3


def test_a_manager_has_the_link_sent_again_and_a_colleague_does_not(manager, institution):
    colleague = MembershipFactory(institution=institution, role="reviewer").user
    change_address(manager, institution)
    mail.outbox.clear()

    answer = sign_in(manager).post(reverse("institution:send_address_link"), follow=True)
    refused = sign_in(colleague).post(reverse("institution:send_address_link"))
    send_written_emails()

    assert "We sent a link to info@clinic.go.tz." in answer.text
    assert refused.status_code == 403
    assert [email.to for email in mail.outbox] == [["info@clinic.go.tz"]]


def test_nobody_floods_an_address_with_links(manager, institution):
    HourlyUse.objects.bulk_create(
        HourlyUse(person=manager, limit=HourlyLimit.ADDRESSES, used_at=timezone.now())
        for _ in range(MOST[HourlyLimit.ADDRESSES])
    )
    client = sign_in(manager)

    again = client.post(reverse("institution:send_address_link"), follow=True)
    changed = client.post(DETAILS, details(institution, about="Typed with care."))

    for answer in (again, changed):
        assert "You had 3 links sent to official addresses within an hour." in answer.text
    assert "Typed with care." in changed.text
    assert send_written_emails() == 0


@pytest.mark.parametrize(
    ("address", "is_free"),
    [
        ("clinic@gmail.com", True),
        ("clinic@YAHOO.co.uk", True),
        ("clinic@outlook.fr", True),
        ("clinic@proton.me", True),
        ("ps@afya.go.tz", False),
        ("info@gmail.com.go.tz", False),
        ("info@mail.outlook.hospital.or.tz", False),
        ("info@yahoo", False),
    ],
)
def test_free_mail_is_known_by_its_domain(address, is_free):
    assert is_free_mail(address) is is_free


def test_list_and_page_of_the_office_flag_what_proves_nothing(officer):
    sound = InstitutionFactory(official_email="ps@afya.go.tz")
    doubtful = InstitutionFactory(official_email="clinic@gmail.com", official_email_verified_at=None)
    desk = sign_in(officer)

    listed = desk.get(reverse("office_people:institutions")).text
    pages = [desk.get(reverse("office_people:institution", args=[row.pk])).text for row in (sound, doubtful)]

    for flag in ("Address not confirmed", "Free-mail address"):
        assert listed.count(flag) == 2  # with the filter
        assert [flag in page for page in pages] == [False, True]
