"""An officer types an application from paper or the telephone; its person confirms it by a link or a signature."""

import io
import re

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from diaspora.models import PrivateFile, User, WrittenEmail
from diaspora.privacy.erasure import delete_account
from diaspora.rules import may_open_file
from skills_match.entered.asking import token_of
from skills_match.entered.entering import fingerprint_of
from skills_match.entered.errors import TextIsAnother
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application, EnteredApplication
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, EnteredApplicationFactory
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year + 1
TYPED = {
    "came": "phone",
    "first_name": "Salma",
    "last_name": "Juma",
    "email": "salma@example.org",
    "language": "sw",
    "country": "OM",
    "motivation": "Nimefundisha wauguzi.",
    "available_from": f"{YEAR}-02-01",
    "available_until": f"{YEAR}-05-01",
}


def page_of(name: str, entered: EnteredApplication) -> str:
    return reverse(f"office:{name}", args=[entered.pk])


def link(entered: EnteredApplication) -> str:
    return reverse("assignments:confirm_entered", args=[token_of(entered)])


def signed_photo(kind: str = "JPEG") -> SimpleUploadedFile:
    """A photo that says where it was taken."""
    written, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0112] = "Canary phone", 6
    Image.new("RGB", (400, 300), "white").save(written, kind, exif=exif)
    return SimpleUploadedFile(f"signed.{kind.lower()}", written.getvalue())


def test_what_was_said_by_telephone_is_an_application_once_it_is_confirmed_by_link(officer, client):
    assignment = AssignmentFactory()
    question = assignment.questions.create(text="Which wards?", is_required=True)

    desk = sign_in(officer)
    desk.post(
        reverse("office:enter_application", args=[assignment.reference]),
        TYPED | {f"question_{question.pk}": "Wodi ya watoto"},
    )
    entered = EnteredApplication.objects.get()
    desk.post(page_of("ask_entered", entered))

    letter = WrittenEmail.objects.get(to="salma@example.org")
    [address] = re.findall(r"http\S+(/sw/assignments/confirm/\S+)", letter.body)
    before = client.get(address)
    assert "Wodi ya watoto" in before.text
    assert not Application.objects.exists()
    assert not User.objects.filter(email="salma@example.org").exists()
    client.post(address)
    sent = Application.objects.get()
    assert (sent.state, sent.motivation, sent.answers.get().text) == (
        ApplicationState.SUBMITTED,
        "Nimefundisha wauguzi.",
        "Wodi ya watoto",
    )
    person = sent.profile.user
    assert (str(person), person.preferred_language, person.has_usable_password()) == ("Salma Juma", "sw", False)
    assert EmailAddress.objects.get(user=person).verified
    entered.refresh_from_db()
    assert (entered.application, entered.motivation, entered.answers) == (sent, "", {})
    client.post(address)
    assert Application.objects.count() == 1
    at_the_office = desk.get(f"/en/office/applications/{sent.pk}/").text
    own = sign_in(person).get(f"/sw/my/applications/{sent.pk}/").text
    assert [text in at_the_office for text in ("Entered by the programme office", "By link")] == [True, True]
    assert [text in own for text in ("Yameandikwa na ofisi ya programu", "Kwa kiungo")] == [True, True]


def of_the_page(entered, paper) -> dict:
    """What the page sends that shows the present text."""
    entered.refresh_from_db()
    return {"paper": paper, "shown": fingerprint_of(entered)}


def test_a_paper_is_no_signature_under_a_text_that_a_colleague_wrote_meanwhile(officer):
    entered = EnteredApplicationFactory()
    read = of_the_page(entered, signed_photo())
    EnteredApplication.objects.update(motivation="Something else.")
    desk = sign_in(officer)

    without_paper = desk.post(page_of("entered_one", entered), {"shown": read["shown"]})
    page = desk.post(page_of("entered_one", entered), read)

    assert [each.text.count(str(TextIsAnother.text)) for each in (without_paper, page)] == [1, 1]
    assert not Application.objects.exists()
    desk.post(page_of("entered_one", entered), of_the_page(entered, signed_photo()))
    assert Application.objects.get().motivation == "Something else."


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_a_photo_of_the_signed_paper_is_kept_without_its_place_and_sends_the_application(officer, stranger, kind):
    from pillow_heif import register_heif_opener

    register_heif_opener()
    entered = EnteredApplicationFactory()

    page = sign_in(officer).post(page_of("entered_one", entered), of_the_page(entered, signed_photo(kind)), follow=True)

    sent = Application.objects.get(entered=entered)
    paper = PrivateFile.objects.get()
    assert "Signed paper" in page.text
    assert (paper.original_name, paper.content_type) == ("signed.pdf", "application/pdf")
    assert [may_open_file(user, paper) for user in (officer, stranger)] == [True, False]
    assert paper.owner == sent.profile.user
    assert not EmailAddress.objects.filter(user=sent.profile.user).exists()


def test_the_signed_paper_stays_when_the_officer_who_took_it_leaves(officer):
    entered = EnteredApplicationFactory()
    sign_in(officer).post(page_of("entered_one", entered), of_the_page(entered, signed_photo()))

    delete_account(user=officer)

    entered.refresh_from_db()
    assert entered.paper == PrivateFile.objects.get()
    delete_account(user=entered.application.profile.user)
    assert not PrivateFile.objects.exists()


def test_an_officer_neither_enters_nor_signs_for_oneself_by_another_address(officer):
    EmailAddress.objects.create(user=officer, email="at-home@example.org", verified=True)
    entered = EnteredApplicationFactory(email="at-home@example.org")
    enter = reverse("office:enter_application", args=[entered.assignment.reference])
    desk = sign_in(officer)

    own = desk.post(enter, TYPED | {"email": "at-home@example.org"})
    signed = desk.post(page_of("entered_one", entered), of_the_page(entered, signed_photo()))

    for page in (own, signed):
        assert "This is your own address." in page.text
    assert not Application.objects.exists()


def test_what_was_typed_for_any_proven_address_goes_with_the_account(stranger):
    EmailAddress.objects.create(user=stranger, email="second@example.org", verified=True)
    EmailAddress.objects.create(user=stranger, email="third@example.org", verified=False)
    EnteredApplicationFactory(email="second@example.org")
    somebody_elses = EnteredApplicationFactory(email="third@example.org")

    delete_account(user=stranger)

    assert EnteredApplication.objects.get() == somebody_elses


def test_a_broken_photo_is_refused_and_nothing_is_sent(officer):
    entered = EnteredApplicationFactory()
    broken = SimpleUploadedFile("signed.jpg", b"\xff\xd8\xff" + b"\0" * 400)

    page = sign_in(officer).post(page_of("entered_one", entered), of_the_page(entered, broken))

    assert "This is no photo that can be read." in page.text
    assert not Application.objects.exists()


def test_a_link_ends_with_each_change_and_what_is_deleted_cannot_be_confirmed(officer, client):
    entered = EnteredApplicationFactory()
    older, desk = link(entered), sign_in(officer)

    desk.post(page_of("change_entered", entered), TYPED | {"motivation": "Mpya"})
    entered.refresh_from_db()

    assert entered.motivation == "Mpya"
    assert client.post(older).status_code == 410
    newer = link(entered)
    desk.post(page_of("discard_entered", entered))
    assert client.post(newer).status_code == 410
    assert not Application.objects.exists()


def test_it_joins_the_account_of_a_confirmed_address_but_never_a_second_application(officer, client):
    profile = ProfileFactory(user__email="salma@example.org")
    entered = EnteredApplicationFactory(email="salma@example.org")
    other = EnteredApplicationFactory(email="salma@example.org")
    ApplicationFactory(assignment=other.assignment, profile=profile, state=ApplicationState.DRAFT)

    client.post(link(entered))
    refused = client.post(link(other), follow=True)

    assert Application.objects.get(entered=entered).profile == profile
    assert "There is an application of this person for this assignment already." in refused.text
    assert EnteredApplication.objects.waiting().get() == other


def test_nobody_enters_for_oneself_confirms_too_late_or_reads_what_waits_without_being_an_officer(
    officer, manager, stranger, client
):
    assignment = AssignmentFactory()
    enter = reverse("office:enter_application", args=[assignment.reference])
    waiting = EnteredApplicationFactory(assignment=AssignmentFactory(state=AssignmentState.CLOSED))

    own = sign_in(officer).post(enter, TYPED | {"email": officer.email})
    late = client.post(link(waiting), follow=True)

    assert "This is your own address." in own.text
    assert not Application.objects.exists()
    assert late.status_code == 200
    for reader in (manager, stranger):
        assert sign_in(reader).get(page_of("entered_one", waiting)).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_says_what_waits_in_a_fixed_number_of_queries(officer, rows, django_assert_num_queries):
    for _row in range(rows):
        EnteredApplicationFactory()
    desk = sign_in(officer)
    desk.get(reverse("office:entered"))

    with django_assert_num_queries(11):
        page = desk.get(reverse("office:entered"))

    assert page.text.count("Not confirmed: not asked yet") == rows
