"""The agreement on paper in both languages, and versions that change the days."""

import datetime
import re
from unittest.mock import Mock

import pypdfium2
import pytest
from django.urls import reverse

from casework.documents.pdf import can_print
from diaspora.enums import MemberRole
from diaspora.models import FileAccess
from diaspora.privacy.erasure import delete_account
from selection.agreements import making, signing
from selection.agreements.documents import document_of, make_documents
from selection.enums import SigningSide
from selection.models import AgreementDocument
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db
SIDE = SigningSide
DAYS = making.OtherDays(datetime.date(2027, 3, 1), datetime.date(2027, 4, 15), "The ward opens in March.")


@pytest.fixture
def accepted(professional, manager):
    institution = manager.memberships.get().institution
    mine = {"profile": professional.profile, "assignment__institution": institution}
    return ApplicationFactory(state=ApplicationState.ACCEPTED, **mine)


@pytest.fixture
def agreement(accepted, officer):
    return making.make_agreement(application=accepted, by=officer)


def text_of(content: bytes) -> str:
    if not can_print():
        return content.decode()
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def sign(agreement, by, side):
    signing.sign(agreement=agreement, by=by, side=side, shown=agreement.sha256)


def test_the_worker_makes_a_paper_in_each_language_and_again_with_each_signature(
    agreement, accepted, professional, manager, officer, stranger
):
    address = reverse("my:agreement_pdf", args=[accepted.pk, 1, "sw"])
    me = sign_in(professional)
    early = me.get(address).status_code
    counts = [make_documents(), make_documents()]
    first = text_of(me.get(address).content)
    sign(agreement, professional, SIDE.EXPERT)
    old = me.get(address).status_code
    make_documents()

    pages = {
        code: text_of(sign_in(officer).get(reverse("office:agreement_pdf", args=[accepted.pk, 1, code])).content)
        for code in ("en", "sw")
    }

    assert (early, counts, old) == (404, [2, 0], 404)
    assert all(agreement.sha256[:20] in text.replace("\r\n", "") for text in (first, *pages.values()))
    assert professional.get_full_name() in pages["en"]
    assert "Makubaliano ya kazi ya muda mfupi" in pages["sw"]
    host = reverse("institution_assignments:agreement_pdf", args=[accepted.assignment.reference, accepted.pk, 1, "en"])
    assert sign_in(manager).get(host).status_code == 200
    assert [sign_in(stranger).get(address).status_code, me.get(address[:-3] + "fr/").status_code] == [404, 404]


def test_other_days_are_an_amendment_that_all_sign_and_later_versions_keep_them(
    agreement, accepted, professional, manager, officer
):
    for by, side in zip((professional, manager, officer), SIDE, strict=True):
        sign(agreement, by, side)

    second = making.make_agreement(application=accepted, by=officer, other_days=DAYS)
    third = making.make_agreement(application=accepted, by=officer)

    assert "takes the place of version 1" in second.text_en
    assert "The ward opens in March." in second.text_sw
    assert "From 1 March 2027 to 15 April 2027." in second.text_en
    assert "From 1 March 2027 to 15 April 2027." in third.text_en
    assert (second.number, third.number, signing.is_signed(accepted)) == (2, 3, False)


def test_a_paper_is_made_again_without_the_name_of_who_deleted_the_account(agreement, professional, manager):
    MembershipFactory(institution=manager.memberships.get().institution, role=MemberRole.MANAGER)
    sign(agreement, professional, SIDE.EXPERT)
    sign(agreement, manager, SIDE.HOST)
    make_documents()
    name = manager.get_full_name()
    before = text_of(bytes(document_of(agreement, "en").content))

    delete_account(user=manager)
    emptied = AgreementDocument.objects.exclude(content=None).count()
    make_documents()

    assert (name in before, emptied) == (True, 0)
    assert name not in text_of(bytes(document_of(agreement, "en").content))


def test_a_paper_that_the_worker_tries_no_more_is_not_promised(agreement, accepted, professional, monkeypatch):
    page = reverse("my:agreement", args=[accepted.pk])
    monkeypatch.setattr("selection.agreements.documents.render_to_string", Mock(side_effect=ValueError))

    told = []
    for _attempt in range(4):
        text = sign_in(professional).get(page).text
        told.append(("are being made" in text, "could not be made" in text))
        make_documents()
        AgreementDocument.objects.update(leased_until=None)

    assert told == [*[(True, False)] * 3, (False, True)]


def test_a_second_click_writes_no_second_version_over_one_that_nobody_has_read(accepted, officer):
    desk, page = sign_in(officer), reverse("office:agreement", args=[accepted.pk])
    make = reverse("office:make_agreement", args=[accepted.pk])
    numbers = []
    for _version in range(2):
        shown = re.findall(r'name="shown" value="(\w*)"', desk.get(page).text)
        for _click in range(2):
            told = desk.post(make, {"shown": shown}, follow=True).text
        numbers += [accepted.agreements.count()]

    assert numbers == [1, 2]
    assert "There is a newer version of this agreement." in told


def test_whoever_else_reads_an_agreement_is_named_to_the_person(agreement, accepted, professional, manager, officer):
    make_documents()
    host = [accepted.assignment.reference, accepted.pk]
    pages = [
        (officer, reverse("office:agreement", args=[accepted.pk])),
        (officer, reverse("office:agreement_pdf", args=[accepted.pk, 1, "en"])),
        (manager, reverse("institution_assignments:agreement", args=host)),
        (manager, reverse("institution_assignments:agreement_pdf", args=[*host, 1, "en"])),
        (professional, reverse("my:agreement", args=[accepted.pk])),
        (professional, reverse("my:agreement_pdf", args=[accepted.pk, 1, "sw"])),
    ]

    named = []
    for reader, page in pages:
        FileAccess.objects.all().delete()
        assert sign_in(reader).get(page).status_code == 200
        named.append(list(FileAccess.objects.values_list("subject", "viewer")))

    assert named == [[(professional.pk, reader.pk)] if reader != professional else [] for reader, _page in pages]
