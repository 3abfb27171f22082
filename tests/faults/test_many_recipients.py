"""Telling one person costs as many queries as telling all: what is told is often told while a row is held."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diaspora.enums import InstitutionState, MemberRole
from diaspora.institutions import asking_back, registration
from diaspora.models import Institution, Notice
from home.contact.messages import receive_message
from selection.offers import answering, ending
from skills_match.assignments import inquiries, publishing
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import SavedAssignment
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, MembershipFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db


def officers(count: int) -> None:
    right = Permission.objects.get(content_type__app_label="diaspora", codename="work_in_office")
    for officer in UserFactory.create_batch(count):
        officer.user_permissions.add(right)


def a_reader_writes(count: int) -> Callable:
    officers(count)
    address = UserFactory.build().email  # who writes the same twice is kept once
    return partial(receive_message, topic="other", name="Asha", email=address, text="Hello", language="en")


def a_question_is_asked(count: int) -> Callable:
    officers(count)
    return partial(inquiries.ask_question, assignment=AssignmentFactory(), by=UserFactory(), text="Is there a desk?")


def an_institution_registers(count: int) -> Callable:
    officers(count)
    return partial(
        registration.register_institution,
        by=UserFactory(),
        details={"kind": "ministry", "official_email": "m@example.org", "region": RegionFactory()},
        names={"name_en": "Ministry", "name_sw": "Wizara"},
    )


def an_institution_is_suspended(count: int) -> Callable:
    institution = InstitutionFactory()
    MembershipFactory.create_batch(count, institution=institution)
    return partial(
        registration.move_institution,
        institution=institution,
        to=InstitutionState.SUSPENDED,
        by=UserFactory(is_superuser=True),
        reason="Closed",
    )


def the_office_asks_an_institution(count: int) -> Callable:
    institution = InstitutionFactory(state=InstitutionState.PENDING)
    MembershipFactory.create_batch(count, institution=institution, role=MemberRole.MANAGER)
    return partial(
        asking_back.ask_back, institution=institution, by=UserFactory(is_superuser=True), question="Which unit?"
    )


def an_institution_answers_the_office(count: int) -> Callable:
    officers(count)
    institution = InstitutionFactory(state=InstitutionState.PENDING, open_question="Which unit?")
    manager = MembershipFactory(institution=institution, role=MemberRole.MANAGER).user
    return partial(asking_back.answer_office, institution=institution, by=manager, text="The planning unit")


def an_assignment_is_taken_back(count: int) -> Callable:
    officers(count)
    author = MembershipFactory()
    assignment = AssignmentFactory(institution=author.institution, state=AssignmentState.SUBMITTED, author=author.user)
    return partial(publishing.withdraw_submission, assignment=assignment, by=author.user)


def an_assignment_that_people_saved_is_extended(count: int) -> Callable:
    assignment = AssignmentFactory(closing_on=today_in_closing_zone())
    MembershipFactory.create_batch(count, institution=assignment.institution)
    for reader in UserFactory.create_batch(count):
        SavedAssignment.objects.create(user=reader, assignment=assignment)
    return partial(
        publishing.extend_closing,
        assignment=assignment,
        by=UserFactory(is_superuser=True),
        closing_on=today_in_closing_zone() + ending.REMIND_BEFORE,
    )


def an_offer_is_accepted(count: int) -> Callable:
    offer = ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today_in_closing_zone())
    MembershipFactory.create_batch(count, institution=offer.assignment.institution, role=MemberRole.REVIEWER)
    return partial(answering.accept_offer, application=offer, by=offer.profile.user)


@pytest.mark.parametrize(
    "cause",
    [
        a_reader_writes,
        a_question_is_asked,
        an_institution_registers,
        an_institution_is_suspended,
        the_office_asks_an_institution,
        an_institution_answers_the_office,
        an_assignment_is_taken_back,
        an_assignment_that_people_saved_is_extended,
        an_offer_is_accepted,
    ],
    ids=lambda cause: cause.__name__,
)
def test_many_hear_for_the_price_of_one(cause):
    spent, heard = [], []
    for count in (1, 1, 5):  # the first time is dearer: content types are looked up once
        act = cause(count)
        Notice.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            act()
        spent.append(len(queries))
        heard.append(Notice.objects.count())
        Institution.objects.filter(state=InstitutionState.PENDING).update(state=InstitutionState.SUSPENDED)

    assert heard[2] >= heard[1] + 4
    assert spent[2] == spent[1]
