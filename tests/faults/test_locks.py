"""Whoever decides by what a row says holds the row while deciding: each `select_for_update`, with somebody in its way.

Somebody else holds the row, on a connection of their own. A verb that asks for the row first is refused by its lock,
and has changed nothing yet; one that only reads it would get as far as writing, or would not notice at all.
"""

import ast
from collections import Counter
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, models, transaction
from django.db import connections as databases
from django.utils import timezone

from casework import due
from casework.moves import Moves
from diaspora import hourly_limits
from diaspora.accounts import addresses, closing, second_factor, staff
from diaspora.accounts.forms import SignUpForm
from diaspora.enums import ConsentPurpose, FileKind, MemberRole, Visibility
from diaspora.files import store
from diaspora.institutions import invitations, members, official_address, registration, renaming
from diaspora.models import Profile
from diaspora.openid import connections
from diaspora.privacy import consents, erasure
from diaspora.profiles import publishing
from home.contact import messages as contact
from home.models import ContactMessage
from office import notes, officers
from skills_match.alerts import messages, saved_searches
from skills_match.applications import applying, opinions
from skills_match.assignments import inquiries
from skills_match.assignments.publishing import close_assignment
from skills_match.enums import ApplicationState
from skills_match.invitations import inviting
from skills_match.models import Alert, AlertSettings, Inquiry, Taxonomy
from skills_match.people import skills
from skills_match.vocabulary import labels, merged_rows, merging, suggestions
from skills_match.vocabulary.sources import esco, pack
from tests.factories.documents import text_pdf
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory
from tests.ours import ROOT, sources

#: Of no row in particular: what somebody holds is left to them.
PASSING_OVER = ["casework.due._hold"]
pytestmark = pytest.mark.postgresql

Case = tuple[Callable, models.Model, Callable]


def cases(officer) -> list[Case]:
    """Function that locks, row that it locks, and how it comes to do so."""
    profile, administrator = ProfileFactory(), UserFactory(is_superuser=True)
    person, owner = profile.user, UserFactory()
    manager, second = MembershipFactory(), MembershipFactory(role=MemberRole.REVIEWER)
    institution = manager.institution
    assignment = AssignmentFactory(institution=institution)
    draft = ApplicationFactory(assignment=assignment, state=ApplicationState.DRAFT)
    sent = ApplicationFactory(assignment=assignment)
    invited = AssignmentInvitationFactory(assignment=assignment)
    held = PersonSkillFactory(profile=profile)
    occupation = PersonOccupationFactory(profile=profile)
    other_skill, third_skill = SkillFactory(), SkillFactory()
    label = other_skill.labels.get(language="sw")
    inquiry = Inquiry.objects.create(assignment=assignment, asked_by=person, text="Is there a desk?")
    message = ContactMessage.objects.create(name="A", email="a@example.org", text="Hello", language="en")
    suggestion = suggestions.suggest_concept(by=owner, text="bee keeping", language="en")
    mailed = invitations.invite_member(
        institution=institution, by=manager.user, email=owner.email, role=MemberRole.AUTHOR, language="en"
    )
    taxonomies = {
        name: Taxonomy.objects.create(name=name, version="1", checksum="1") for name in (pack.PACK, esco.ESCO)
    }
    AlertSettings.objects.create(user=person, frequency="at_once")
    Alert.objects.create(user=person, assignment=assignment, band="good")
    cv = SimpleUploadedFile("cv.pdf", text_pdf("CV", ["Nurse"]))
    loaded = SimpleNamespace(checksum="1", version="1")
    waiting = UserFactory(email="waits@example.org")
    EmailAddress.objects.filter(user=waiting).update(verified=False)
    EmailAddress.objects.get_or_create(user=waiting, email=waiting.email, defaults={"verified": False, "primary": True})
    elsewhere = SocialAccount.objects.create(user=person, provider="openid", uid="1")
    sign_up = SimpleNamespace(
        account_already_exists=True, cleaned_data={"email": waiting.email, "password1": "another-kanga-2026"}
    )
    withdraw = partial(applying.withdraw_application, application=sent, by=sent.profile.user)
    decline = partial(inviting.decline_invitation, invitation=invited, by=invited.profile.user)
    choose = partial(
        publishing.choose_visibility,
        profile=profile,
        visibility=Visibility.HOSTS,
        agreed={ConsentPurpose.MATCHING, ConsentPurpose.HOSTS},
    )
    return [
        (closing._hold, person, partial(closing.suspend_account, account=person, by=officer, reason="x")),
        (closing._hold, person, partial(closing.reinstate_account, account=person, by=officer)),
        (consents.give_consent, person, partial(consents.give_consent, user=person, purpose=ConsentPurpose.ALERTS)),
        (
            consents.withdraw_consent,
            person,
            partial(consents.withdraw_consent, user=person, purpose=ConsentPurpose.MATCHING),
        ),
        (erasure.delete_account, person, partial(erasure.delete_account, user=person)),
        (erasure._hold_institutions, institution, partial(erasure.delete_account, user=manager.user)),
        (erasure._close_to_new_rows, person, partial(erasure._close_to_new_rows, person)),
        (
            store.store_private_file,
            person,
            partial(store.store_private_file, owner=person, kind=FileKind.CV, upload=cv),
        ),
        (
            Moves.lock,
            institution,
            partial(registration.suspend_institution, institution=institution, by=officer, reason="x"),
        ),
        (
            registration.change_details,
            institution,
            partial(
                registration.change_details,
                institution=institution,
                by=manager.user,
                details={"official_email": "new@hospital.example.org"},
            ),
        ),
        (
            official_address.confirm_address,
            institution,
            partial(official_address.confirm_address, token=official_address.token_of(institution)),
        ),
        (
            invitations.invite_member,
            institution,
            partial(
                invitations.invite_member,
                institution=institution,
                by=manager.user,
                email="new@example.org",
                role=MemberRole.AUTHOR,
                language="en",
            ),
        ),
        (
            renaming.rename_institution,
            institution,
            partial(
                renaming.rename_institution,
                institution=institution,
                by=manager.user,
                names={"name_en": "Hospital of the lake", "name_sw": "Hospitali ya ziwa"},
                valid_from=timezone.localdate(),
            ),
        ),
        (addresses.give_up, waiting, partial(addresses.give_up, waiting.email)),
        (SignUpForm.try_save, waiting, partial(SignUpForm.try_save, sign_up, None)),
        (connections.disconnect, person, partial(connections.disconnect, request=None, account=elsewhere)),
        (
            invitations.accept_invitation,
            mailed,
            partial(invitations.accept_invitation, token=invitations._token(mailed.nonce), user=owner),
        ),
        (
            staff._lock,
            person,
            partial(staff.propose_address, account=person, by=administrator, email="new@example.org", reason="x"),
        ),
        (members._lock, institution, partial(members.remove_member, membership=manager, by=manager.user)),
        (
            officers.assign_officer,
            assignment,
            partial(officers.assign_officer, record=assignment, officer=officer, by=officer),
        ),
        (publishing.choose_visibility, person, choose),
        (publishing.choose_visibility, profile, choose),
        (publishing.publish_profile, profile, partial(publishing.publish_profile, profile=profile, by=person)),
        (publishing.confirm_profile, profile, partial(publishing.confirm_profile, profile=profile, by=person)),
        (publishing.hide_profile, profile, partial(publishing.hide_profile, profile=profile, by=person)),
        (
            second_factor.reset_second_factor,
            person,
            partial(second_factor.reset_second_factor, account=person, by=officer, reason="x"),
        ),
        (notes.write_note, assignment, partial(notes.write_note, about=assignment, text="Called", by=officer)),
        (contact._close, message, partial(contact.mark_answered, message=message, by=officer)),
        (messages._gather, person, partial(messages._gather, [person.pk], timezone.now())),
        (Moves.lock, assignment, withdraw),
        (Moves.lock, sent, withdraw),
        (
            applying.save_draft,
            draft,
            partial(
                applying.save_draft,
                application=draft,
                motivation="x",
                available_from=None,
                available_until=None,
                answers={},
            ),
        ),
        (applying.discard_draft, draft, partial(applying.discard_draft, application=draft)),
        (
            applying.submit_application,
            draft.profile.user,
            partial(applying.submit_application, application=draft, by=draft.profile.user),
        ),
        (Moves.lock, assignment, partial(close_assignment, assignment=assignment, by=officer)),
        (Moves.lock, assignment, decline),
        (Moves.lock, invited, decline),
        (esco.import_esco, taxonomies[esco.ESCO], partial(esco.import_esco, esco=loaded)),
        (pack.load_pack, taxonomies[pack.PACK], partial(pack.load_pack, pack=loaded)),
        (
            inquiries.ask_question,
            person,
            partial(inquiries.ask_question, assignment=assignment, by=person, text="A desk?"),
        ),
        (inquiries.answer_inquiry, inquiry, partial(inquiries.answer_inquiry, inquiry=inquiry, by=officer, text="Yes")),
        (labels.review_word, label, partial(labels.review_word, label=label, text="neno jipya", by=officer)),
        (labels.reject_word, label, partial(labels.reject_word, label=label, by=officer)),
        (
            merging.merge_concepts,
            third_skill,
            partial(merging.merge_concepts, concept=other_skill, into=third_skill, by=officer),
        ),
        (merged_rows._move, held, partial(merging.merge_concepts, concept=held.skill, into=third_skill, by=officer)),
        (
            opinions.give_opinion,
            sent,
            partial(opinions.give_opinion, application=sent, by=second.user, recommends=True, text="Yes"),
        ),
        (
            skills.save_occupation,
            profile,
            partial(skills.save_occupation, profile=profile, occupation=occupation.occupation, is_main=True),
        ),
        (
            skills.remove_occupation,
            profile,
            partial(skills.remove_occupation, profile=profile, occupation=occupation.occupation),
        ),
        (
            saved_searches.save_search,
            person,
            partial(saved_searches.save_search, user=person, name="x", text="nurses", chosen={}, tells=True),
        ),
        (
            hourly_limits.count_use,
            person,
            partial(suggestions.suggest_concept, by=person, text="honey", language="en"),
        ),
        (
            Moves.lock,
            suggestion,
            partial(suggestions.decline_suggestion, suggestion=suggestion, by=officer, answer="x"),
        ),
    ]


@pytest.fixture
def somebody_else(db):
    """A connection of its own, as another request has one."""
    other = databases["default"].copy()
    yield other
    other.close()


def waits_at(act: Callable, row: models.Model, somebody_else) -> str:
    """What `act` was doing when it found that somebody else holds `row`; nothing of it stays."""
    table = row._meta.db_table
    written = []

    def watch(execute, sql, *arguments):
        result = execute(sql, *arguments)
        written.extend([sql] if sql.startswith((f'UPDATE "{table}"', f'DELETE FROM "{table}"')) else [])
        return result

    somebody_else.set_autocommit(False)
    try:
        with somebody_else.cursor() as cursor:
            cursor.execute(f'SELECT 1 FROM "{table}" WHERE id = %s FOR NO KEY UPDATE', [row.pk])
        with transaction.atomic(), connection.execute_wrapper(watch):
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '20ms'")
            act()
            transaction.set_rollback(True)
    except OperationalError as error:
        at = error.__cause__.diag.context or ""
        return f"{'writes, then ' if written else ''}{'locks' if at.startswith('while locking') else at}"
    finally:
        somebody_else.rollback()
    return "does not wait"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_lock_is_asked_for_before_anything_is_decided(officer, somebody_else, subtests):
    for function, row, act in cases(officer):
        with subtests.test(function=f"{function.__module__}.{function.__name__}", row=row._meta.label):
            assert waits_at(act, row, somebody_else) == "locks"


def locks() -> list[tuple[str, bool]]:
    """Each lock that is asked for: the function, and whether rows that come to point to the row wait for it too."""
    found = []
    for path in sources():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                found += [(f"{name}.{function.name}", is_strong) for is_strong in locks_in(function)]
    return found


def locks_in(function: ast.FunctionDef) -> list[bool]:
    return [
        all(keyword.arg != "no_key" for keyword in call.keywords)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "select_for_update"
    ]


@pytest.mark.django_db
def test_no_lock_is_forgotten_here(officer):
    asked = Counter(function for function, _is_strong in locks()) - Counter(PASSING_OVER)
    tried = Counter(f"{function.__module__}.{function.__name__}" for function, _row, _act in cases(officer))

    # The door of all moves asks twice, for parents and the row, and is tried with each kind of row.
    assert tried >= asked
    assert set(tried) == set(asked)


def test_no_lock_is_stronger_than_it_has_to_be():
    """Such a lock would also hold back whoever applies, saves or writes something that points to the row."""
    strong = {function.rpartition(".")[2] for function, is_strong in locks() if is_strong}

    # Their rows are deleted, or nothing may come to point to them any more.
    assert strong == {"_close_to_new_rows", "discard_draft", "give_up", "merge_concepts", "_move", "try_save"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_clock_passes_over_what_somebody_holds_and_does_the_rest(somebody_else):
    held, free = ProfileFactory(), ProfileFactory()
    done = []

    somebody_else.set_autocommit(False)
    with somebody_else.cursor() as cursor:
        cursor.execute("SELECT 1 FROM diaspora_profile WHERE id = %s FOR NO KEY UPDATE", [held.pk])
        assert due.do_each(Profile.objects.all(), done.append) == 1
    somebody_else.rollback()

    assert done == [free]
