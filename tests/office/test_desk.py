"""What waits for the office: the numbers, whose they are, and since when too long."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from skills_match.desk.desk import desk_of, oldest_requests
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application, ConceptSuggestion, Inquiry
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, ProfileFactory

pytestmark = pytest.mark.django_db


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def request_from(days, **values):
    return AssignmentFactory(state=AssignmentState.SUBMITTED, submitted_at=days_ago(days), **values)


def test_requests_are_counted_for_all_for_me_and_for_too_long(officer, colleague):
    request_from(1)
    request_from(2, officer=officer)
    request_from(30, officer=colleague)
    AssignmentFactory(state=AssignmentState.DRAFT)
    AssignmentFactory(state=AssignmentState.PUBLISHED)
    AssignmentFactory(state=AssignmentState.APPROVED)
    AssignmentFactory(state=AssignmentState.APPROVED, publish_on=timezone.localdate())

    desk = desk_of(officer)

    assert (desk.requests.waiting, desk.requests.mine, desk.requests.overdue) == (3, 2, 1)
    assert desk.to_publish == 2


def test_applications_are_counted_and_the_own_one_never(officer, colleague):
    untouched = ApplicationFactory()
    Application.objects.filter(pk=untouched.pk).update(updated_at=days_ago(8))
    ApplicationFactory(state=ApplicationState.SCREENING, officer=colleague)
    ApplicationFactory(state=ApplicationState.SHORTLISTED)
    ApplicationFactory(state=ApplicationState.DRAFT, submitted_at=None)
    ApplicationFactory(profile=ProfileFactory(user=officer))

    desk = desk_of(officer)

    assert (desk.applications.waiting, desk.applications.mine, desk.applications.overdue) == (2, 1, 1)


def test_offers_run_out_soon_within_three_days():
    today = timezone.localdate()
    officer = ProfileFactory().user
    officer.is_superuser = True
    officer.save()
    for days in (3, 4):
        ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today + datetime.timedelta(days=days))

    assert desk_of(officer).offers_running_out == 1


def test_institutions_questions_and_suggestions_wait_until_they_are_answered(officer, professional):
    InstitutionFactory(state="pending")
    InstitutionFactory()
    asked = AssignmentFactory()
    Inquiry.objects.create(assignment=asked, asked_by=professional, text="Is housing paid?")
    Inquiry.objects.create(assignment=asked, asked_by=professional, text="And flights?", answered_at=timezone.now())
    ConceptSuggestion.objects.create(text="kangaroo care", language="en")
    ConceptSuggestion.objects.create(text="magic", language="en", state="declined")

    desk = desk_of(officer)

    assert (desk.institutions, desk.inquiries, desk.suggestions) == (1, 1, 1)


def test_the_oldest_requests_are_mine_or_nobodys(officer, colleague):
    newer, older = request_from(1), request_from(4, officer=officer)
    request_from(9, officer=colleague)

    assert list(oldest_requests(officer)) == [older, newer]


def test_every_number_leads_to_a_list_of_that_length(desk, officer, colleague):
    request_from(1)
    request_from(30, officer=colleague)
    Application.objects.filter(pk=ApplicationFactory().pk).update(updated_at=days_ago(8))
    ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=timezone.localdate())
    AssignmentFactory(state=AssignmentState.APPROVED, publish_on=timezone.localdate())
    InstitutionFactory(state="pending")

    lines = desk.get(reverse("office:home")).context["lines"]

    for line in lines:
        for number, url in (("waiting", "url"), ("mine", "mine_url"), ("overdue", "overdue_url")):
            if url in line:
                context = desk.get(line[url]).context
                rows = context["page"]
                assert rows.paginator.count == line[number], (line["title"], number)


def test_the_first_page_costs_the_same_with_one_and_with_three(desk, officer, django_assert_num_queries):
    def fill():
        request_from(1)
        ApplicationFactory()
        InstitutionFactory(state="pending")

    fill()
    desk.get(reverse("office:home"))
    with django_assert_num_queries(18):
        desk.get(reverse("office:home"))
    fill()
    fill()

    with django_assert_num_queries(18):
        response = desk.get(reverse("office:home"))

    assert len(response.context["requests"]) == 3


def test_the_desk_is_not_for_hosts(manager):
    assert sign_in(manager).get(reverse("office:home")).status_code == 403
