"""The head of an institution signs a request by a link; what was signed is known when the text changes later."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import translation

from diaspora.enums import EducationLevel
from diaspora.models import WrittenEmail
from skills_match.assignments.editing import save_terms
from skills_match.commitments import heads, privacy
from skills_match.commitments.errors import NotYourFile
from skills_match.commitments.file_references import give_reference, references_of
from skills_match.enums import AssignmentState, FileSide
from skills_match.erasure import erase_person
from skills_match.models import Assignment, HeadSupport
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentLanguageFactory, HeadSupportFactory

pytestmark = pytest.mark.django_db
HEAD = {"name": "Asha Mrisho", "position": "Director", "email": "head@hospital.example.org", "language": "en"}


@pytest.fixture
def draft(manager):
    institution = manager.memberships.get().institution
    return AssignmentFactory(institution=institution, author=manager, state=AssignmentState.DRAFT)


def test_the_head_signs_what_they_read_and_a_later_change_is_said(draft, manager, client):
    desk = sign_in(manager)
    page = reverse("institution_assignments:ask_head", args=[draft.reference])
    desk.post(page, HEAD)
    letter = WrittenEmail.objects.get(to=HEAD["email"])
    [address] = re.findall(r"http\S+(/en/assignments/sign/\S+)", letter.body)
    assert address.rstrip("/").rsplit("/", 1)[1] not in desk.get(page).text

    shown = re.search(r'name="shown" value="(\w+)"', client.get(address).text)[1]
    save_terms(assignment=draft, by=manager, step="work", values={"posts": 7})
    assert "changed while you had it open" in client.post(address, {"is_read": "on", "shown": shown}).text
    assert HeadSupport.objects.get().signed_at is None
    shown = re.search(r'name="shown" value="(\w+)"', client.get(address).text)[1]
    client.post(address, {"is_read": "on", "shown": shown}, follow=True)
    assert "Signed by the head" in desk.get(page).text
    assert "Signed by link" in desk.get(reverse("institution_assignments:brief", args=[draft.reference])).text

    save_terms(assignment=draft, by=manager, step="work", values={"objective_sw": "Wodi ya watoto"})
    assert "Signed, and changed since" in desk.get(page).text


def test_a_request_on_which_was_decided_is_signed_by_nobody(draft, manager, client):
    support = heads.ask_head(assignment=draft, by=manager, **HEAD)
    Assignment.objects.filter(pk=draft.pk).update(state=AssignmentState.CANCELLED)
    page = reverse("assignments:sign_brief", args=[heads.token_of(support)])
    assert "cannot be signed any more" in client.get(page).text
    client.post(page, {"is_read": "on", "shown": heads.fingerprint_of(draft)})
    assert HeadSupport.objects.get().signed_at is None


def test_each_side_writes_its_own_file_reference(draft, manager, officer):
    give_reference(assignment=draft, side=FileSide.HOST, number="AB.1/2", by=manager)
    give_reference(assignment=draft, side=FileSide.OFFICE, number="KA.12/7", by=officer)
    for by, side in ((manager, FileSide.OFFICE), (officer, FileSide.HOST)):
        with pytest.raises(NotYourFile):
            give_reference(assignment=draft, side=side, number="X", by=by)
    assert [each["number"] for each in references_of(draft)] == ["AB.1/2", "KA.12/7"]
    brief = sign_in(manager).get(reverse("institution_assignments:brief", args=[draft.reference])).text
    assert brief.count("KA.12/7") == 2  # once in each language
    assert "Kumb. Na." in brief


@pytest.mark.parametrize(
    "values",
    [
        {"closing_on": datetime.date(2031, 5, 6)},
        {"minimum_education": EducationLevel.DOCTORATE},
        {"minimum_experience_years": 19},
        {"licence_needed_sw": "Leseni ya uuguzi"},
    ],
)
def test_whatever_the_brief_says_changes_its_fingerprint(draft, values):
    before = heads.fingerprint_of(draft)
    Assignment.objects.filter(pk=draft.pk).update(**values)
    with translation.override("sw"):
        assert heads.fingerprint_of(Assignment.objects.get(pk=draft.pk)) != before


def test_the_languages_of_the_brief_change_its_fingerprint_and_that_of_the_reader_does_not(draft):
    before = heads.fingerprint_of(draft)
    with translation.override("sw"):
        assert heads.fingerprint_of(Assignment.objects.get(pk=draft.pk)) == before
    AssignmentLanguageFactory(assignment=draft)
    assert heads.fingerprint_of(Assignment.objects.get(pk=draft.pk)) != before


def test_whoever_only_types_the_address_of_a_head_reads_nothing_about_them(draft, professional):
    support = HeadSupportFactory(assignment=draft)
    [holding] = [each for each in privacy.HOLDINGS if each.model == HeadSupport]
    typed = EmailAddress.objects.create(user=professional, email=support.email, verified=False)
    assert list(holding.rows_of(professional)) == []
    EmailAddress.objects.filter(pk=typed.pk).update(verified=True)
    assert list(holding.rows_of(professional)) == [support]


def test_with_the_account_of_a_head_the_link_that_they_did_not_use_ends(draft, professional, client):
    support = HeadSupportFactory(assignment=draft, email=professional.email)
    page = reverse("assignments:sign_brief", args=[heads.token_of(support)])
    assert client.get(page).status_code == 200
    erase_person(user=professional)
    assert client.get(page).status_code == 410
