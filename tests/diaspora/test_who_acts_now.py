"""A page that began before somebody lost their part decides nothing with it: verbs ask again, under their lock."""

import datetime
from functools import partial

import pytest
from django.utils import timezone

from casework.moves import MoveNotAllowed
from diaspora import rules
from diaspora.accounts import staff
from diaspora.accounts.second_factor import StaffSecondFactor, reset_second_factor
from diaspora.enums import InstitutionState, MemberRole
from diaspora.institutions import asking_back, invitations, official_address, registration, renaming
from diaspora.institutions.refusals import NotAllowed
from office.officers import NotAnOfficer, assign_officer
from selection.opinions.giving import OpinionClosed, give_opinion
from skills_match.assignments.editing import NotEditable, save_terms
from skills_match.assignments.publishing import withdraw_submission
from skills_match.enums import AssignmentState
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(manager):
    """The manager, as a request remembers them that has just asked who may come in."""
    assert rules.membership_of(manager) is not None
    return manager


@pytest.fixture(params=["removed", "suspended"])
def lost(request, member):
    """The institution that `member` works for no more, since a moment ago."""
    membership = member.memberships.get()
    if request.param == "removed":
        membership.delete()
    else:
        type(membership.institution).objects.update(state=InstitutionState.SUSPENDED)
    return membership.institution


def verbs_of_a_manager(institution, by):
    assignment = AssignmentFactory(institution=institution, state=AssignmentState.DRAFT)
    sent = AssignmentFactory(institution=institution, state=AssignmentState.SUBMITTED)
    application = ApplicationFactory(assignment__institution=institution)
    invited = partial(invitations.invite_member, email="new@example.org", role=MemberRole.AUTHOR, language="en")
    names = {"name_en": "Hospital of the lake", "name_sw": "Hospitali ya ziwa"}
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    return [
        (NotAllowed, partial(invited, institution=institution)),
        (NotAllowed, partial(registration.change_details, institution=institution, details={"about": "A hospital."})),
        (NotAllowed, partial(renaming.rename_institution, institution=institution, names=names, valid_from=tomorrow)),
        (NotAllowed, partial(asking_back.answer_office, institution=institution, text="The north wing.")),
        (NotAllowed, partial(official_address.send_again, institution=institution)),
        (NotEditable, partial(save_terms, assignment=assignment, step="basics", values={"posts": 2})),
        (MoveNotAllowed, partial(withdraw_submission, assignment=sent)),
        (OpinionClosed, partial(give_opinion, application=application, recommends=True, text="Yes")),
    ]


def test_whoever_no_longer_works_for_an_institution_does_nothing_for_it(member, lost, subtests):
    for refusal, verb in verbs_of_a_manager(lost, member):
        with subtests.test(verb=verb.func.__name__), pytest.raises(refusal):
            verb(by=member)


def test_a_member_does_all_of_it_meanwhile(member):
    """The control: nothing above is refused for another reason."""
    institution = member.memberships.get().institution
    type(institution).objects.update(open_question="Which wing?")

    for _refusal, verb in verbs_of_a_manager(institution, member):
        verb(by=member)


def test_whoever_left_the_office_asks_decides_and_looks_after_nothing(officer):
    institution = InstitutionFactory(state=InstitutionState.PENDING)
    assert rules.is_office(officer)
    officer.user_permissions.clear()

    with pytest.raises(NotAllowed):
        asking_back.ask_back(institution=institution, by=officer, question="Which wing?")
    with pytest.raises(MoveNotAllowed):
        registration.approve_institution(institution=institution, by=officer)
    with pytest.raises(NotAnOfficer):
        assign_officer(record=institution, officer=officer, by=officer)


def test_whoever_is_no_longer_an_administrator_changes_no_account(administrator, stranger):
    assert rules.may_manage_accounts(administrator)
    administrator.groups.clear()

    with pytest.raises(staff.NotYours):
        staff.change_groups(account=stranger, groups=[], by=administrator)
    with pytest.raises(staff.NotYours):
        staff.open_account(
            email="new@example.org", first_name="A", last_name="B", language="en", groups=[], by=administrator
        )
    with pytest.raises(StaffSecondFactor):
        reset_second_factor(account=stranger, by=administrator, reason="Lost")
