"""A head without an account signs an agreement by a link, and any side signs on paper; nobody signs for two sides."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import MemberRole
from diaspora.models import PrivateFile, WrittenEmail
from diaspora.rules import may_open_file
from selection.agreements import errors, making, outside, signing
from selection.enums import SigningSide
from selection.models import OutsideSignature
from skills_match.commitments.errors import AddressOfAnother
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.people import MembershipFactory, UserFactory

from .test_agreements import accepted, agreement, sign  # noqa: F401

# ruff: noqa: F811
pytestmark = pytest.mark.django_db
SIDE = SigningSide
HEAD = {"name": "Asha Mrisho", "position": "Director", "email": "head@hospital.example.org", "language": "sw"}


def paper():
    return SimpleUploadedFile("signed.pdf", text_pdf("Agreement", ["Signed"]))


def on_paper(agreement, by, side):
    return outside.sign_on_paper(
        agreement=agreement, side=side, by=by, name="A B", position="Head", upload=paper(), shown=agreement.sha256
    )


def test_the_head_signs_by_a_link_that_nobody_else_gets(agreement, professional, manager, officer, client):
    sign(agreement, professional, SIDE.EXPERT)
    application = agreement.application
    names = [application.assignment.reference, application.pk]
    page = reverse("institution_assignments:agreement_head", args=names)
    desk = sign_in(manager)
    desk.post(page, HEAD | {"shown": agreement.sha256})

    letter = WrittenEmail.objects.get(to=HEAD["email"])
    [address] = re.findall(r"http\S+(/sw/agreements/\S+)", letter.body)
    token = address.rstrip("/").rsplit("/", 1)[1]
    for reader, name in ((manager, "institution_assignments:agreement"), (officer, "office:agreement")):
        shown = sign_in(reader).get(reverse(name, args=names if "institution" in name else names[1:]))
        assert "Asha Mrisho" in shown.text
        assert token not in shown.text
    assert "Makubaliano" in client.get(address).text
    assert not agreement.signatures.filter(side=SIDE.HOST).exists()

    client.post(address, {"is_read": "on", "shown": "stale"})
    assert not agreement.signatures.filter(side=SIDE.HOST).exists()
    client.post(address, {"is_read": "on", "shown": agreement.sha256})
    client.post(address, {"is_read": "on", "shown": agreement.sha256})
    signature = agreement.signatures.get(side=SIDE.HOST)
    assert (signature.name, signature.signer, signature.outside.position) == ("Asha Mrisho", None, "Director")
    assert signing.next_side(agreement) == SIDE.OFFICE
    told = re.sub(r"\s+", " ", agreement.text.splitlines()[0])
    assert told in re.sub(r"\s+", " ", client.get(address).text)
    type(signature).objects.update(signed_at=timezone.now() - outside.READ_AFTER)
    later = client.get(address)  # the link still says what was done, and no longer the terms of somebody
    assert ("Asha Mrisho" in later.text, told in re.sub(r"\s+", " ", later.text)) == (True, False)
    sign(agreement, officer, SIDE.OFFICE)
    assert signing.is_signed(application)


def test_a_newer_link_ends_the_one_before_and_a_newer_version_ends_both(
    agreement, professional, manager, officer, client
):
    sign(agreement, professional, SIDE.EXPERT)
    ask = {"agreement": agreement, "by": manager, "shown": agreement.sha256, **HEAD}
    old = outside.token_of(outside.ask_head(**ask))
    new = outside.token_of(outside.ask_head(**ask))
    assert client.get(reverse("agreements:sign", args=[old])).status_code == 410
    assert client.get(reverse("agreements:sign", args=[new])).status_code == 200

    making.make_agreement(application=agreement.application, by=officer)
    answer = client.post(reverse("agreements:sign", args=[new]), {"is_read": "on", "shown": agreement.sha256})
    assert answer.status_code == 200
    assert not agreement.signatures.filter(side=SIDE.HOST).exists()


def test_the_link_of_a_head_goes_neither_to_the_office_nor_to_the_expert(agreement, professional, manager, officer):
    sign(agreement, professional, SIDE.EXPERT)
    for email in (officer.email, professional.email.upper()):
        with pytest.raises(AddressOfAnother):
            outside.ask_head(agreement=agreement, by=manager, shown=agreement.sha256, **(HEAD | {"email": email}))
    author = MembershipFactory(institution=agreement.application.assignment.institution, role=MemberRole.AUTHOR)
    for stranger in (author.user, professional, UserFactory()):
        with pytest.raises(errors.NotThisSide):
            outside.ask_head(agreement=agreement, by=stranger, shown=agreement.sha256, **HEAD)
    assert not OutsideSignature.objects.exists()


def test_paper_counts_in_turn_and_who_brought_it_does_not_sign_for_the_office(
    agreement,
    professional,
    manager,
    officer,
):
    with pytest.raises(errors.NotYourTurn):
        on_paper(agreement, manager, SIDE.HOST)
    with pytest.raises(errors.NotThisSide):
        on_paper(agreement, manager, SIDE.EXPERT)
    on_paper(agreement, officer, SIDE.EXPERT)
    with pytest.raises(errors.AlreadySigned):
        on_paper(agreement, professional, SIDE.EXPERT)
    on_paper(agreement, officer, SIDE.HOST)
    for verb in (sign, on_paper):
        with pytest.raises(errors.NotThisSide):
            verb(agreement, officer, SIDE.OFFICE)
    kept = PrivateFile.objects.filter(owner=professional)
    assert kept.count() == 2  # nothing is left of those that were refused
    assert all(may_open_file(reader, kept[0]) for reader in (professional, manager, officer))
    assert not may_open_file(UserFactory(), kept[0])


def test_the_page_on_paper_has_places_for_stamps_and_both_references(agreement, professional, officer):
    assignment = agreement.application.assignment
    assignment.file_references.create(side="office", number="KA.12/7")
    page = sign_in(professional).get(reverse("my:agreement", args=[agreement.application.pk])).text
    assert page.count("Stamp") == 3
    assert "KA.12/7" in page
