"""What waits for the office: the numbers, whose they are, and since when too long."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.waiting import Recipient, lines_for, oldest_for
from home.models import ContactMessage
from skills_match.enums import ApplicationState, AssignmentState, ReviewState
from skills_match.models import Application, ConceptSuggestion
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    ConceptLabelFactory,
    InquiryFactory,
    SkillFactory,
)
from tests.factories.people import InstitutionFactory, ProfileFactory

pytestmark = pytest.mark.django_db


def desk_of(officer):
    """The lines of the first page by their titles."""
    return {line.title: line for line in lines_for(Recipient.OFFICE, user=officer)}


def numbers(line):
    """Waiting, of these for the reader or for nobody in particular, and of these too long."""
    return line.waiting, line.mine.number, line.overdue.number


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def assignment_sent(days, **values):
    return AssignmentFactory(state=AssignmentState.SUBMITTED, submitted_at=days_ago(days), **values)


def test_assignments_are_counted_for_all_for_me_and_for_too_long(officer, colleague):
    assignment_sent(1)
    assignment_sent(2, officer=officer)
    assignment_sent(30, officer=colleague)
    AssignmentFactory(state=AssignmentState.DRAFT)
    AssignmentFactory(state=AssignmentState.PUBLISHED)
    AssignmentFactory(state=AssignmentState.APPROVED)
    AssignmentFactory(state=AssignmentState.APPROVED, publish_on=timezone.localdate())

    desk = desk_of(officer)

    assert numbers(desk["Assignments to decide on"]) == (3, 2, 1)
    assert desk["Approved, not yet published"].waiting == 2


def test_applications_are_counted_and_the_officers_own_one_never_is(officer, colleague):
    untouched = ApplicationFactory()
    Application.objects.filter(pk=untouched.pk).update(in_state_since=days_ago(8))
    ApplicationFactory(state=ApplicationState.SCREENING, officer=colleague)
    ApplicationFactory(state=ApplicationState.SHORTLISTED)
    ApplicationFactory(state=ApplicationState.DRAFT, submitted_at=None)
    ApplicationFactory(profile=ProfileFactory(user=officer))

    desk = desk_of(officer)

    assert numbers(desk["Applications to screen"]) == (2, 1, 1)


def test_offers_run_out_soon_within_three_days():
    today = timezone.localdate()
    officer = ProfileFactory().user
    officer.is_superuser = True
    officer.save()
    for days in (3, 4):
        ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=today + datetime.timedelta(days=days))

    assert desk_of(officer)["Offers that run out soon"].waiting == 1


def test_institutions_questions_and_suggestions_wait_until_they_are_answered(officer, professional):
    InstitutionFactory(state="pending")
    InstitutionFactory()
    asked = AssignmentFactory()
    InquiryFactory(assignment=asked, asked_by=professional, text="Is housing paid?")
    InquiryFactory(assignment=asked, asked_by=professional, text="And flights?", answered_at=timezone.now())
    ConceptSuggestion.objects.create(text="kangaroo care", language="en")
    ConceptSuggestion.objects.create(text="magic", language="en", state="declined")

    desk = desk_of(officer)

    titles = ("Institutions to approve", "Questions to answer", "Suggested skills and occupations")
    assert [desk[title].waiting for title in titles] == [1, 1, 1]


def test_the_oldest_assignments_are_mine_or_nobodys(officer, colleague):
    newer, older = assignment_sent(1), assignment_sent(4, officer=officer)
    assignment_sent(9, officer=colleague)

    assignments, *_others = oldest_for(Recipient.OFFICE, user=officer)
    assert [line.url for line in assignments.lines] == [
        reverse("office:assignment", args=[assignment.reference]) for assignment in (older, newer)
    ]


def test_every_number_leads_to_a_list_of_that_length(desk, officer, colleague):
    assignment_sent(1)
    assignment_sent(30, officer=colleague)
    Application.objects.filter(pk=ApplicationFactory().pk).update(in_state_since=days_ago(8))
    ApplicationFactory(state=ApplicationState.OFFERED, offer_answer_by=timezone.localdate())
    AssignmentFactory(state=AssignmentState.APPROVED, publish_on=timezone.localdate())
    for state in ("pending", "suspended"):
        InstitutionFactory(state=state)
    ApplicationFactory(profile=ProfileFactory(user=officer))
    SkillFactory(en="nursing", sw="uuguzi").labels.filter(language="sw").update(review_state=ReviewState.MACHINE)
    for answered_at, state in ((None, "open"), (timezone.now(), "declined")):
        values = {"text": "Is housing paid?", "answered_at": answered_at}
        InquiryFactory(assignment=AssignmentFactory(), asked_by=colleague, **values)
        ContactMessage.objects.create(name="A", email="a@example.org", language="en", **values)
        ConceptSuggestion.objects.create(text=f"kangaroo care {state}", language="en", state=state)

    context = desk.get(reverse("office:home")).context
    lines = [*context["lines"], *context["others"]]

    assert [line.title for line in lines if not line.waiting] == []
    for line in lines:
        lengths = [
            (line.url, line.waiting),
            *[(share.url, share.number) for share in (line.mine, line.overdue) if share],
        ]
        for url, number in lengths:
            assert desk.get(url).context["page"].paginator.count == number, (line.title, url)


def test_the_first_page_costs_the_same_with_one_and_with_three(desk, officer, django_assert_num_queries):
    def fill():
        assignment_sent(1)
        ApplicationFactory()
        InstitutionFactory(state="pending")

    fill()
    desk.get(reverse("office:home"))
    with django_assert_num_queries(42):
        desk.get(reverse("office:home"))
    fill()
    fill()

    with django_assert_num_queries(42):
        response = desk.get(reverse("office:home"))

    assert [len(section.lines) for section in response.context["oldest"]] == [3, 3]


def test_what_presses_nobody_stands_below_the_piles(desk):
    ConceptLabelFactory(concept=SkillFactory(), language="sw", kind="synonym", text="kushona", review_state="machine")

    context = desk.get(reverse("office:home")).context

    assert [line.title for line in context["others"]] == ["1 Kiswahili word waits for a speaker’s review"]
    assert [line.title for line in context["empty"]] == [
        "Reports of money asked for, or of abuse",
        "Assignments to decide on",
        "Approved, not yet published",
        "Applications to screen",
        "Requests for other days or more time",
        "Offers that run out soon",
        "Entered for somebody, not confirmed yet",
        "Decisions to release",
        "Requests entered for an institution, not confirmed yet",
        "Messages about applications",
        "Arrivals and departures that nobody confirmed",
        "Assignments whose last day is over",
        "Reports that are late",
        "Feedback and complaints to answer",
        "Institutions to approve",
        "Questions to answer",
        "Suggested skills and occupations",
        "Messages to answer",
    ]


def test_what_is_not_zero_comes_first_and_what_is_empty_is_only_named(desk):
    InstitutionFactory(state="pending")

    page = desk.get(reverse("office:home"))

    assert [line.title for line in page.context["lines"]] == ["Institutions to approve"]
    assert page.text.index("Institutions to approve") < page.text.index("Assignments to decide on")
    assert "Oldest assignments for you" not in page.text


def test_a_desk_where_nothing_waits_says_so(desk):
    assert "Nothing waits now." in desk.get(reverse("office:home")).text


def test_the_page_says_when_something_has_waited_too_long(desk):
    page = desk.get(reverse("office:home")).text

    assert "Assignments are overdue when nobody decides on them for 5 working days." in page
    assert "Offers run out soon when 3 days or fewer are left." in page


def test_the_desk_is_not_for_hosts(manager):
    assert sign_in(manager).get(reverse("office:home")).status_code == 403
