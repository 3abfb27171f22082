"""Two who want something at the same moment, on a database that really runs them side by side.

Where a lock decides, each test has its control: without the lock it ends otherwise. Where one conditional update
decides, there is no lock to take away.
"""

from functools import partial

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from diaspora.enums import FileKind, HourlyLimit, MemberRole
from diaspora.files.store import store_private_file
from diaspora.hourly_limits import MOST
from diaspora.institutions import members, registration
from diaspora.models import HourlyUse, Membership, OfficeNote, User, WrittenEmail
from diaspora.privacy.erasure import delete_account
from office.notes import write_note
from selection.agreements.making import make_agreement
from selection.agreements.signing import sign
from selection.enums import SigningSide
from selection.models import Signature
from selection.offers import answering
from skills_match.alerts import saved_searches
from skills_match.applications import applying
from skills_match.assignments import inquiries
from skills_match.assignments.attachments import add_attachment
from skills_match.assignments.references import next_reference
from skills_match.enums import ApplicationState, AssignmentState, Audience
from skills_match.invitations import inviting as invitations
from skills_match.matching.people import handle_of
from skills_match.models import (
    Application,
    AssignmentInvitation,
    Attachment,
    Concept,
    ConceptSuggestion,
    Inquiry,
    ReferenceSeries,
    SavedSearch,
)
from skills_match.models.querysets import today_in_closing_zone
from skills_match.vocabulary.suggestions import accept_as_new, suggest_concept
from tests.factories.documents import text_pdf
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    AssignmentSkillFactory,
    AttachmentFactory,
    PersonSkillFactory,
)
from tests.factories.people import AvailabilityWindowFactory, MembershipFactory, ProfileFactory, UserFactory
from tests.skills_match.people_for import people_for

from .at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]


def test_the_last_place_goes_to_one(is_locked):
    assignment = AssignmentFactory(posts=1)
    offers = ApplicationFactory.create_batch(2, assignment=assignment, state=ApplicationState.OFFERED)

    raised = at_once(
        Application,
        *[partial(answering.accept_offer, application=offer, by=offer.profile.user) for offer in offers],
    )

    assert raised == (["PostsTaken"] if is_locked else [])
    accepted = assignment.applications.filter(state=ApplicationState.ACCEPTED)
    assert accepted.count() == (1 if is_locked else 2)


def test_of_two_tabs_that_sign_one_side_signs_once(is_locked):
    """Behind the lock stands the constraint: without the one the other still leaves a single signature."""
    application = ApplicationFactory(state=ApplicationState.ACCEPTED)
    agreement = make_agreement(application=application, by=UserFactory())
    yes = partial(sign, agreement=agreement, by=application.profile.user, side=SigningSide.EXPERT)

    raised = at_once(Signature, *[partial(yes, shown=agreement.sha256)] * 2)

    assert raised == (["AlreadySigned"] if is_locked else ["IntegrityError"])
    assert agreement.signatures.count() == 1


def test_of_two_decisions_on_one_page_the_second_is_told(is_locked):
    """The table would allow the second after the first: only what its page showed tells that it is too late."""
    application = ApplicationFactory(state=ApplicationState.SCREENING)
    first, second = UserFactory.create_batch(2, is_superuser=True)

    raised = at_once(
        Application,
        partial(applying.shortlist_application, application=application, by=first, seen="screening"),
        partial(applying.mark_not_selected, application=application, by=second, reason="Another.", seen="screening"),
    )

    assert raised == (["Stale"] if is_locked else [])


def test_one_attaches_the_last_document_and_the_other_is_told(is_locked):
    """Without the lock the database still keeps five."""
    colleague = MembershipFactory()
    assignment = AssignmentFactory(institution=colleague.institution, state=AssignmentState.DRAFT)
    AttachmentFactory.create_batch(4, assignment=assignment)
    people = [colleague.user, MembershipFactory(institution=colleague.institution).user]
    attach = partial(add_attachment, assignment=assignment, title="The fifth", language="en")

    raised = at_once(
        Attachment,
        *[
            partial(attach, by=person, upload=SimpleUploadedFile("fifth.pdf", text_pdf("Fifth", [person.email])))
            for person in people
        ],
    )

    assert raised == (["TooManyAttachments"] if is_locked else ["IntegrityError"])
    assert assignment.attachments.count() == 5


def test_the_last_use_of_the_hour_is_granted_once(is_locked):
    person = UserFactory()
    HourlyUse.objects.bulk_create(
        HourlyUse(person=person, limit=HourlyLimit.SKILLS, used_at=timezone.now())
        for _ in range(MOST[HourlyLimit.SKILLS] - 1)
    )
    suggest = [partial(suggest_concept, by=person, text=text, language="en") for text in ("bees", "honey")]

    raised = at_once(HourlyUse, *suggest)

    assert raised == (["HourIsFull"] if is_locked else [])
    assert ConceptSuggestion.objects.count() == (1 if is_locked else 2)


def test_two_reviewers_who_invite_take_two_places(is_locked):
    assignment = AssignmentFactory()
    asked = AssignmentSkillFactory(assignment=assignment)
    sends = []
    for held in PersonSkillFactory.create_batch(2, skill=asked.skill, level=4):
        AvailabilityWindowFactory(profile=held.profile)
        reviewer = MembershipFactory(institution=assignment.institution, role=MemberRole.REVIEWER).user
        handle = handle_of(assignment=assignment, profile_id=held.profile_id)
        sends.append(partial(invitations.invite_person, assignment=assignment, by=reviewer, handle=handle))
    # The list was looked at: whoever writes a new one holds the other back, and would hide that a lock is missing.
    people_for(assignment=assignment, audience=Audience.HOSTS, reader=reviewer)

    raised = at_once(AssignmentInvitation, *sends)

    assert raised == ([] if is_locked else ["IntegrityError"])
    assert set(AssignmentInvitation.objects.values_list("slot", flat=True)) == ({1, 2} if is_locked else {1})


def test_a_yes_or_a_withdrawal_stands_and_the_other_is_refused(is_locked):
    invitation = AssignmentInvitationFactory()
    manager = MembershipFactory(institution=invitation.assignment.institution).user

    raised = at_once(
        AssignmentInvitation,
        partial(invitations.accept_invitation, invitation=invitation, by=invitation.profile.user),
        partial(invitations.withdraw_invitation, invitation=invitation, by=manager),
    )

    assert raised == (["MoveNotAllowed"] if is_locked else [])


def test_two_tabs_do_not_take_the_eleventh_place_of_saved_searches(is_locked):
    user = UserFactory()
    save = partial(saved_searches.save_search, user=user, name="x", chosen={}, tells=True)
    for number in range(9):
        save(text=f"word{number}")

    raised = at_once(SavedSearch, partial(save, text="one"), partial(save, text="two"))

    assert raised == (["TooManySearches"] if is_locked else ["IntegrityError"])
    assert SavedSearch.objects.filter(user=user).count() == 10


def test_two_managers_who_remove_each_other_leave_one(is_locked):
    first = MembershipFactory()
    second = MembershipFactory(institution=first.institution)

    raised = at_once(
        Membership,
        partial(members.remove_member, membership=second, by=first.user),
        partial(members.remove_member, membership=first, by=second.user),
    )

    assert raised == (["NotAllowed"] if is_locked else [])
    assert first.institution.memberships.count() == (1 if is_locked else 0)


def test_the_same_details_saved_in_two_tabs_are_one_change(is_locked):
    manager = MembershipFactory()
    save = partial(
        registration.change_details,
        institution=manager.institution,
        by=manager.user,
        details={"official_email": "new@hospital.example.org"},
    )

    raised = at_once(type(manager.institution), save, save)

    assert raised == []
    assert ModelLogEntry.objects.filter(action="institution.details").count() == (1 if is_locked else 2)


def test_two_managers_who_delete_their_accounts_leave_one(is_locked):
    first = MembershipFactory()
    second = MembershipFactory(institution=first.institution)

    raised = at_once(ModelLogEntry, *[partial(delete_account, user=manager.user) for manager in (first, second)])

    assert raised == (["AccountOfLastManager"] if is_locked else [])
    assert first.institution.memberships.count() == (1 if is_locked else 0)


def test_two_tabs_do_not_ask_a_sixth_question(is_locked):
    person, assignment = UserFactory(), AssignmentFactory()
    ask = partial(inquiries.ask_question, assignment=assignment, by=person)
    for number in range(4):
        ask(text=f"Question {number}?")

    raised = at_once(Inquiry, partial(ask, text="One more?"), partial(ask, text="And another?"))

    assert raised == (["TooManyQuestions"] if is_locked else ["IntegrityError"])
    assert Inquiry.objects.count() == 5


def test_a_note_sent_by_a_double_press_is_kept_once(is_locked):
    officer, institution = UserFactory(is_superuser=True), MembershipFactory().institution
    write = partial(write_note, about=institution, text="Called them.", by=officer)

    assert at_once(OfficeNote, write, write) == []
    assert OfficeNote.objects.count() == (1 if is_locked else 2)


def test_two_officers_who_accept_the_same_word_make_one_skill():
    """No lock decides: the code is taken, and whoever comes second looks again."""
    officer = UserFactory(is_superuser=True)
    accept = [
        partial(
            accept_as_new,
            suggestion=suggest_concept(by=UserFactory(), text="bee keeping", language="en"),
            by=officer,
            label_en="Bee keeping",
            label_sw="Ufugaji nyuki",
        )
        for _officer in range(2)
    ]

    assert at_once(Concept, *accept) == ["ConceptExists"]
    assert Concept.objects.filter(code="bee-keeping").count() == 1


def test_an_application_is_sent_with_a_cv_that_is_there(is_locked):
    """Somebody sends in one tab and replaces the CV in another."""
    profile = ProfileFactory()
    store = partial(store_private_file, owner=profile.user, kind=FileKind.CV)
    store(upload=SimpleUploadedFile("old.pdf", text_pdf("Old", ["CV"])))
    day = today_in_closing_zone()
    draft = ApplicationFactory(
        profile=profile,
        state=ApplicationState.DRAFT,
        motivation="I would like to.",
        available_from=day,
        available_until=day,
    )

    raised = at_once(
        Application,
        partial(applying.submit_application, application=draft, by=profile.user),
        partial(store, upload=SimpleUploadedFile("new.pdf", text_pdf("New", ["CV"]))),
    )

    assert raised == ([] if is_locked else ["IntegrityError"])
    draft.refresh_from_db()
    assert (draft.state, draft.cv is not None) == (("submitted", True) if is_locked else ("draft", False))


def test_two_sign_ups_with_one_address_are_one_account_and_both_get_the_same_answer():
    answers = {"first_name": "Asha", "email": "asha@example.org", "password1": "samaki-mbili-ziwani"}
    seen = []

    def sign_up(email: str) -> None:
        values = {**answers, "email": email, "preferred_language": "en"}
        seen.append(Client().post("/en/accounts/signup/", values))

    at_once(User, partial(sign_up, "asha@example.org"), partial(sign_up, "Asha@Example.org"))

    assert [(answer.status_code, answer.url) for answer in seen] == [(302, "/en/accounts/confirm-email/")] * 2
    assert User.objects.count() == EmailAddress.objects.count() == 1
    assert WrittenEmail.objects.get().subject == "Confirm your e-mail address"


@pytest.mark.parametrize("given", [None, 7], ids=["first of the year", "later"])
def test_no_reference_is_given_twice(given):
    year = today_in_closing_zone().year
    if given:
        ReferenceSeries.objects.create(year=year, last=given)
    taken = []

    def take() -> None:
        with transaction.atomic():
            taken.append(next_reference())

    at_once(ReferenceSeries, take, take)

    assert sorted(taken) == [f"TZ-{year}-{(given or 0) + number:04d}" for number in (1, 2)]
