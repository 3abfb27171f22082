"""Rights in a programme: given by two people, for days that never overlap, and to nobody else."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from office.history import history_of
from skills_match.applications.applying import shortlist_application
from skills_match.assignments.publishing import close_assignment
from skills_match.enums import Right
from skills_match.models import ProgrammeRight
from skills_match.models.querysets import today_in_closing_zone
from skills_match.programmes import errors
from skills_match.programmes.errors import OfficersDecide
from skills_match.programmes.rights import confirm_right, end_right, propose_right
from skills_match.rules import may
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory
from tests.factories.programmes import ProgrammeFactory, ProgrammeRightFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def second_officer(db):
    user = UserFactory(first_name="Zawadi", last_name="Lema")
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    return user


@pytest.fixture
def programme(db):
    return ProgrammeFactory()


def afresh(user: User) -> User:
    """As the next request sees the account."""
    return User.objects.get(pk=user.pk)


def test_a_right_counts_when_a_second_officer_has_confirmed_it(programme, officer, second_officer, stranger):
    today = today_in_closing_zone()
    held = propose_right(
        programme=programme, user=stranger, right=Right.REVIEWER, starts_on=today, ends_on=today + DAY, by=officer
    )

    assert not may(afresh(stranger), Right.REVIEWER, programme, today)
    with pytest.raises(errors.NotAlone):
        confirm_right(right=held, by=officer)
    confirm_right(right=held, by=second_officer)

    reviewer = afresh(stranger)
    assert [may(reviewer, Right.REVIEWER, programme, today + DAY * n) for n in (-1, 0, 1, 2)] == [
        False,
        True,
        True,
        False,
    ]
    assert not may(reviewer, Right.FINANCE_APPROVER, programme, today)
    assert not may(reviewer, Right.REVIEWER, ProgrammeFactory(), today)
    assert list(ProgrammeRight.objects.in_force(today)) == [held]
    with pytest.raises(errors.RightConfirmed):
        confirm_right(right=held, by=second_officer)
    assert [event.text for event in history_of(programme)] == [f"Reviewer: {stranger}"] * 2


def test_no_role_stands_in_for_a_right(programme, officer, administrator):
    root = UserFactory(is_superuser=True)

    assert not any(may(user, Right.OFFICER, programme, today_in_closing_zone()) for user in (officer, root))
    assert not may(administrator, Right.SAFEGUARDING, programme, today_in_closing_zone())


def test_only_two_officers_give_a_right_and_never_to_themselves(programme, officer, stranger, manager):
    values = {"programme": programme, "right": Right.DONOR, "starts_on": today_in_closing_zone(), "ends_on": None}

    for by in (stranger, manager):
        with pytest.raises(errors.OfficeOnly):
            propose_right(user=UserFactory(), by=by, **values)
    with pytest.raises(errors.OwnRight):
        propose_right(user=officer, by=officer, **values)
    with pytest.raises(errors.AccountClosed):
        propose_right(user=UserFactory(is_active=False), by=officer, **values)
    with pytest.raises(errors.OwnRight):
        confirm_right(right=ProgrammeRightFactory(user=officer, confirmed_at=None), by=officer)
    with pytest.raises(errors.OfficeOnly):
        confirm_right(right=ProgrammeRightFactory(confirmed_at=None), by=stranger)


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [(1, 9, False), (1, 10, True), (15, 16, True), (20, 30, True), (21, 30, False), (1, None, True), (21, None, False)],
)
def test_the_database_keeps_a_right_from_overlapping_itself(first, last, is_refused):
    def day(number):
        return number and datetime.date(2026, 11, number)

    held = ProgrammeRightFactory(starts_on=day(10), ends_on=day(20))
    same = {"programme": held.programme, "user": held.user, "starts_on": day(first), "ends_on": day(last)}
    ProgrammeRightFactory(**same, right=Right.DONOR)

    if is_refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            ProgrammeRightFactory(**same)
    else:
        moved = ProgrammeRightFactory(**same)
        with pytest.raises(IntegrityError), transaction.atomic():
            ProgrammeRight.objects.filter(pk=moved.pk).update(starts_on=day(12), ends_on=day(13))


def test_a_second_proposal_for_the_same_days_is_refused_with_words(programme, officer, stranger):
    values = {"programme": programme, "user": stranger, "right": Right.OFFICER, "by": officer, "ends_on": None}
    propose_right(starts_on=today_in_closing_zone(), **values)

    with pytest.raises(errors.RightOverlaps, match="proposed for it"):
        propose_right(starts_on=today_in_closing_zone() + DAY, **values)


def test_a_right_is_ended_at_once_by_one_person_and_only_shortened(programme, officer, second_officer):
    today = today_in_closing_zone()
    held = ProgrammeRightFactory(programme=programme, ends_on=today + DAY * 9)
    never_given = ProgrammeRightFactory(programme=programme, confirmed_at=None)

    for impossible in (today - DAY * 2, today + DAY * 10):
        with pytest.raises(errors.DayNotPossible):
            end_right(right=held, last_day=impossible, by=officer)
    assert may(held.user, held.right, programme, today)
    end_right(right=held, last_day=today - DAY, by=second_officer)
    end_right(right=never_given, last_day=today - DAY, by=officer)

    assert not may(afresh(held.user), held.right, programme, today)
    assert list(programme.rights.all()) == [held]
    assert ModelLogEntry.objects.for_instance(programme).filter(action="programme.right_ended").count() == 2


def test_a_closed_account_holds_nothing_and_a_deleted_one_leaves_no_right(programme):
    held = ProgrammeRightFactory(programme=programme)
    User.objects.filter(pk=held.user_id).update(is_active=False, suspended_at=timezone.now())
    assert not may(afresh(held.user), held.right, programme, today_in_closing_zone())

    delete_account(user=afresh(held.user))

    assert not ProgrammeRight.objects.exists()


def test_a_page_asks_once_for_all_rights_of_its_reader(programme, django_assert_num_queries):
    held = ProgrammeRightFactory(programme=programme)

    with django_assert_num_queries(1):
        for right in Right:
            may(held.user, right, programme, today_in_closing_zone())


def test_officers_of_a_programme_decide_in_it_alone_as_long_as_there_are_any(officer):
    colleague = UserFactory(is_superuser=True)
    sent = ApplicationFactory(state="screening")
    programme = sent.assignment.programme
    right = ProgrammeRightFactory(programme=programme, user=colleague, right=Right.OFFICER)
    other = ApplicationFactory(state="screening", assignment__programme=ProgrammeFactory())
    shortlist_application(application=other, by=officer)

    with pytest.raises(OfficersDecide, match=str(colleague)):
        shortlist_application(application=sent, by=officer)
    with pytest.raises(OfficersDecide):
        close_assignment(assignment=sent.assignment, by=officer)
    page = sign_in(officer).get(reverse("office:application", args=[sent.pk])).text
    assert f"its officers decide: {colleague}" in page
    assert 'name="decision"' not in page

    shortlist_application(application=sent, by=colleague)
    User.objects.filter(pk=colleague.pk).update(is_superuser=False)  # works in the office no more
    shortlist_application(application=ApplicationFactory(state="screening", assignment=sent.assignment), by=officer)
    User.objects.filter(pk=colleague.pk).update(is_superuser=True)
    own = ApplicationFactory(state="screening", assignment=sent.assignment, profile__user=colleague)
    shortlist_application(application=own, by=officer)
    type(right).objects.update(ends_on=today_in_closing_zone() - datetime.timedelta(days=1))
    close_assignment(assignment=sent.assignment, by=officer)
