"""What a person may do only so often within an hour: where it is counted, when it is free again, what stays typed."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import FileKind, HourlyLimit, MemberRole
from diaspora.files.store import FileRejected, store_private_file
from diaspora.hourly_limits import HOUR, MOST, HourIsFull, count_use
from diaspora.institutions import invitations
from diaspora.models import HourlyUse, Invitation, PrivateFile
from diaspora.privacy.retention import forget_what_is_past
from skills_match.assignments.attachments import add_attachment
from skills_match.models import ConceptSuggestion
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.uploads import docx, pdf

pytestmark = pytest.mark.django_db


def use_up(person, limit, *, ago=datetime.timedelta(minutes=48, seconds=30)):
    """As if `person` had done it as often as possible, `ago`."""
    HourlyUse.objects.bulk_create(
        HourlyUse(person=person, limit=limit, used_at=timezone.now() - ago) for _ in range(MOST[limit])
    )


def test_the_last_one_of_the_hour_is_granted_and_the_next_is_told_when_to_go_on(professional, stranger):
    use_up(professional, HourlyLimit.SKILLS)
    HourlyUse.objects.first().delete()

    count_use(person=professional, limit=HourlyLimit.SKILLS)

    with pytest.raises(HourIsFull, match="You can suggest more in 12 minutes"):
        count_use(person=professional, limit=HourlyLimit.SKILLS)
    count_use(person=professional, limit=HourlyLimit.UPLOADS)
    count_use(person=stranger, limit=HourlyLimit.SKILLS)


def test_after_an_hour_it_is_free_again(professional):
    use_up(professional, HourlyLimit.SKILLS, ago=HOUR)

    count_use(person=professional, limit=HourlyLimit.SKILLS)

    assert HourlyUse.objects.count() == MOST[HourlyLimit.SKILLS] + 1


def test_what_lies_more_than_an_hour_back_is_forgotten(professional, stranger):
    use_up(professional, HourlyLimit.SKILLS, ago=HOUR)
    count_use(person=stranger, limit=HourlyLimit.SKILLS)

    assert forget_what_is_past() == MOST[HourlyLimit.SKILLS]
    assert HourlyUse.objects.get().person == stranger


def test_a_verb_that_fails_has_used_nothing(professional):
    with transaction.atomic():
        count_use(person=professional, limit=HourlyLimit.MATCHES)
        transaction.set_rollback(True)

    assert not HourlyUse.objects.exists()


def test_each_limit_has_a_number_and_words(professional):
    for limit in HourlyLimit:
        use_up(professional, limit)
        with pytest.raises(HourIsFull, match=f"{MOST[limit]} .* minutes"):
            count_use(person=professional, limit=limit)


def send_cv(person, content):
    return store_private_file(owner=person, kind=FileKind.CV, upload=SimpleUploadedFile("cv.pdf", content))


def test_refused_documents_count_as_well(professional):
    with pytest.raises(FileRejected, match="macros"):
        send_cv(professional, docx({"word/vbaProject.bin": b"x"}))

    assert HourlyUse.objects.get().person == professional


def test_documents_of_all_kinds_count_together_and_are_no_longer_looked_into(manager):
    use_up(manager, HourlyLimit.UPLOADS)
    assignment = AssignmentFactory(institution=manager.memberships.get().institution, state="draft")

    with pytest.raises(FileRejected, match="You sent 30 documents within an hour"):
        send_cv(manager, pdf())
    with pytest.raises(FileRejected, match="You sent 30 documents within an hour"):
        add_attachment(
            assignment=assignment, by=manager, title="x", language="en", upload=SimpleUploadedFile("x.pdf", pdf())
        )
    assert not PrivateFile.objects.exists()


def test_the_page_of_the_cv_says_when_to_go_on(professional):
    use_up(professional, HourlyLimit.UPLOADS)

    answer = sign_in(professional).post(reverse("diaspora:cv"), {"cv": SimpleUploadedFile("cv.pdf", pdf()), "add": "1"})

    assert "You sent 30 documents within an hour. You can send more in 12 minutes." in answer.text


def test_the_title_of_a_document_stays_when_the_hour_is_full(manager):
    use_up(manager, HourlyLimit.UPLOADS)
    assignment = AssignmentFactory(institution=manager.memberships.get().institution, state="draft")
    fields = {"title": "Plan of the ward", "language": "sw", "document": SimpleUploadedFile("x.pdf", pdf())}

    answer = sign_in(manager).post(
        reverse("institution_assignments:step", args=[assignment.reference, "attachments"]), fields
    )

    assert "You can send more in 12 minutes." in answer.text
    assert 'value="Plan of the ward"' in answer.text


def test_invitations_of_colleagues_end_at_the_limit_and_the_address_stays_typed(manager):
    use_up(manager, HourlyLimit.COLLEAGUES)
    fields = {"email": "new@hospital.example.org", "role": "author", "language": "sw"}

    answer = sign_in(manager).post(reverse("institution:invite"), fields)

    assert "You sent 30 invitations within an hour. You can send more in 12 minutes." in answer.text
    assert 'value="new@hospital.example.org"' in answer.text
    assert not Invitation.objects.exists()


def test_sending_an_invitation_again_counts_too(manager):
    institution = manager.memberships.get().institution
    sent = invitations.invite_member(
        institution=institution, by=manager, email="new@example.org", role=MemberRole.AUTHOR, language="en"
    )
    use_up(manager, HourlyLimit.COLLEAGUES)

    answer = sign_in(manager).post(reverse("institution:invite_again", args=[sent.pk]), follow=True)

    assert "You can send more in 12 minutes." in answer.text
    assert Invitation.objects.get().revoked_at is None


def test_suggested_skills_end_at_the_limit_and_the_words_stay_typed(professional):
    use_up(professional, HourlyLimit.SKILLS)

    answer = sign_in(professional).post(
        reverse("my:missing_skill"), {"text": "Bee keeping", "language": "en", "explanation": "For honey"}
    )

    assert "You suggested 20 skills within an hour. You can suggest more in 12 minutes." in answer.text
    assert 'value="Bee keeping"' in answer.text
    assert "For honey" in answer.text
    assert not ConceptSuggestion.objects.exists()


def test_the_limits_hold_without_a_cache(settings, professional):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    use_up(professional, HourlyLimit.SKILLS)

    with pytest.raises(HourIsFull):
        count_use(person=professional, limit=HourlyLimit.SKILLS)
