"""A service record lists what somebody has done, is made by the worker, and everybody may check it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diaspora.privacy.erasure import delete_account
from placements.models import Certificate, ServiceRecord
from placements.service_records.asking import ask_for_record
from placements.service_records.errors import NothingServed
from placements.service_records.printing import print_records
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.placements import CertificateFactory, PlacementFactory

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2026, 3, 2)


def worked(professional, title: str, *, state: str = "completed", **values):
    application = ApplicationFactory(state="confirmed", profile=professional.profile, assignment__title_en=title)
    return PlacementFactory(application=application, state=state, starts_on=FIRST, **values)


@pytest.fixture
def served(professional):
    """Two done, one of them ended early; one is running, and the certificate of one was withdrawn."""
    withdrawn = worked(professional, "Count the beds")
    CertificateFactory(placement=withdrawn, withdrawn_at=timezone.now(), withdrawn_reason="It was not so.")
    worked(professional, "Plan the rota", state="deployed")
    return [worked(professional, "Train midwives"), worked(professional, "Mend the pumps", state="ended_early")]


def test_a_record_is_asked_for_made_taken_and_checked(served, professional, stranger):
    own, home = sign_in(professional), reverse("my:service_record")
    link = own.get(reverse("my:home")).text.count(home)
    own.post(home, {})
    own.post(home, {})
    record = ServiceRecord.objects.get()
    paper = reverse("my:service_record_paper", args=[record.pk])
    early = (own.get(paper).status_code, "It is being made." in own.get(home).text)

    assert print_records() == 1
    taken = own.get(paper)
    check = reverse("placements:check_service_record", args=[record.number, record.code])
    told = Client().get(check).text

    assert (link, early) == (1, (404, True))
    assert [row["title_en"] for row in record.stated] == ["Train midwives", "Mend the pumps"]
    assert taken.content[:4] in (b"%PDF", b"<!do")
    assert sign_in(stranger).get(paper).status_code == 404
    assert ("Train midwives" in told, "is genuine" in told, professional.last_name in told) == (True, True, False)
    assert Client().get(check[:-2] + "2/").status_code == 404
    own.post(home, {"is_named": "on"})
    assert (ServiceRecord.objects.count(), professional.last_name in Client().get(check).text) == (1, True)


def test_more_work_makes_a_new_record_and_the_old_one_holds_until_something_is_withdrawn(served, professional):
    old = ask_for_record(by=professional, is_named=False)
    worked(professional, "Draw maps")
    new = ask_for_record(by=professional, is_named=False)
    check = reverse("placements:check_service_record", args=[old.number, old.code])
    assert (len(new.stated), "is genuine" in Client().get(check).text) == (3, True)

    Certificate.objects.filter(placement=served[0]).delete()
    CertificateFactory(placement=served[0], withdrawn_at=timezone.now(), withdrawn_reason="It was not so.")

    page = Client().get(check).text
    assert ("does not hold any more" in page, "Train midwives" in page) == (True, False)
    assert len(ask_for_record(by=professional, is_named=False).stated) == 2


def test_a_name_that_is_taken_back_leaves_every_record(served, professional):
    old = ask_for_record(by=professional, is_named=True)
    worked(professional, "Draw maps")

    new = ask_for_record(by=professional, is_named=False)

    old.refresh_from_db()
    assert (old.pk != new.pk, old.is_named, new.is_named) == (True, False, False)


def test_a_record_of_nothing_is_refused_and_one_of_a_deleted_account_names_nobody(served, professional, stranger):
    with pytest.raises(NothingServed):
        ask_for_record(by=stranger, is_named=False)
    record = ask_for_record(by=professional, is_named=True)
    print_records()
    name = professional.last_name

    delete_account(user=professional)

    record.refresh_from_db()
    page = Client().get(reverse("placements:check_service_record", args=[record.number, record.code]))
    assert (record.owner, record.name, bytes(record.content), record.stated) == (None, "", b"", [])
    assert record.fingerprint == ""  # of the name, so that somebody could try names with it
    assert ("was issued by us" in page.text, name in page.text) == (True, False)
