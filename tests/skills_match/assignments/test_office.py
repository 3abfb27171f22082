"""The programme office reads assignments and decides; nobody else does."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from skills_match.assignments.views.decisions import DECISIONS
from skills_match.enums import AssignmentState
from skills_match.models import FieldComment
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentSkillFactory
from tests.factories.people import MembershipFactory

from .conftest import complete

pytestmark = pytest.mark.django_db
S = AssignmentState
HOSTILE = "<script>alert(1)</script> مرحبا \u202e"


@pytest.fixture
def desk(officer):
    return sign_in(officer)


@pytest.fixture
def sent(institution, manager):
    return complete(institution, S.SUBMITTED, author=manager, submitted_at=timezone.now())


def _decide(assignment, decision):
    return reverse("office:decide", args=[assignment.reference, decision])


def _page(assignment):
    return reverse("office:assignment", args=[assignment.reference])


def test_the_office_sees_no_drafts(desk, draft):
    assert desk.get(_page(draft)).status_code == 404
    assert desk.get(_decide(draft, "approve")).status_code == 404
    assert (
        desk.post(reverse("office:comment", args=[draft.reference, "whole"]), {"comment-whole-text": "Hm."}).status_code
        == 404
    )


def test_a_page_of_a_decision_that_is_not_possible_leads_back_and_says_so(desk, sent):
    answer = desk.get(_decide(sent, "publish"), follow=True)

    assert answer.redirect_chain == [(_page(sent), 302)]
    assert "This decision is not possible in the present state of the assignment." in answer.text
    assert desk.get(_decide(sent, "approve")).status_code == 200


@pytest.mark.parametrize("who", ["manager", "stranger", "nobody"])
def test_nobody_else_reads_or_decides(client, manager, stranger, sent, who):
    visitor = {"manager": lambda: sign_in(manager), "stranger": lambda: sign_in(stranger), "nobody": lambda: client}[
        who
    ]()
    refused = 302 if who == "nobody" else 403
    comment = sent.comments.create(text="Internal so far.")

    for address in (
        reverse("office:assignments"),
        _page(sent),
        *(_decide(sent, decision) for decision in DECISIONS),
        reverse("office:comment", args=[sent.reference, "whole"]),
        reverse("office:drop_comment", args=[sent.reference, comment.pk]),
    ):
        assert visitor.get(address).status_code == refused
        assert visitor.post(address, {"text": "x", "reason": "x"}).status_code == refused

    sent.refresh_from_db()
    assert (sent.state, sent.comments.count()) == (S.SUBMITTED, 1)


def test_the_assignment_shows_both_languages_and_asks_for_nothing_in_a_loop(desk, sent, django_assert_num_queries):
    desk.get(_page(sent))  # Content types are remembered from here on.
    with django_assert_num_queries(30):
        one = desk.get(_page(sent))
    for number in range(2):
        AssignmentSkillFactory(assignment=sent)
        sent.comments.create(field="tasks", text=f"Comment {number}")
        sent.questions.create(text_en=f"Question {number}")
        sent.allowances.create(kind="travel", unit="trip", amount_minor=100, currency="USD")
    with django_assert_num_queries(30):
        three = desk.get(_page(sent))

    assert sent.title_en in one.text
    assert sent.title_sw in one.text
    assert "Comment 1" in three.text


def test_comments_at_fields_go_to_the_host_when_edits_are_asked_for(desk, sent):
    for _time in range(2):  # A double click keeps one.
        desk.post(
            reverse("office:comment", args=[sent.reference, "tasks"]), {"comment-tasks-text": "Who teaches at night?"}
        )

    desk.post(_decide(sent, "edits"), {"text": "Please shorten."})

    sent.refresh_from_db()
    assert sent.state == S.EDITS_REQUESTED
    assert list(sent.comments.values_list("field", "text")) == [
        ("tasks", "Who teaches at night?"),
        ("", "Please shorten."),
    ]


@pytest.mark.parametrize("text", ["", "x" * 1001, "\x00"])
def test_a_comment_that_is_wrong_is_not_kept(desk, sent, text):
    response = desk.post(reverse("office:comment", args=[sent.reference, "tasks"]), {"comment-tasks-text": text})

    assert response.status_code == 200
    assert not sent.comments.exists()


def test_a_comment_at_nothing_that_is_asked_is_not_kept(desk, sent):
    response = desk.post(reverse("office:comment", args=[sent.reference, "state"]), {"comment-state-text": "x"})

    assert response.status_code == 404
    assert not sent.comments.exists()


def test_hostile_comments_are_text(desk, sent):
    desk.post(reverse("office:comment", args=[sent.reference, "whole"]), {"comment-whole-text": HOSTILE})

    page = desk.get(_page(sent))
    assert "<script>alert(1)" not in page.text
    assert sent.comments.get().text == HOSTILE.replace("\u202e", "").strip()


def test_a_comment_is_taken_back_before_the_host_reads_it(desk, sent, institution):
    comment = sent.comments.create(text="Never mind.")
    elsewhere = complete(institution, S.SUBMITTED).comments.create(text="Stays.")

    desk.post(reverse("office:drop_comment", args=[sent.reference, elsewhere.pk]))
    for _time in range(2):
        desk.post(reverse("office:drop_comment", args=[sent.reference, comment.pk]))

    assert list(FieldComment.objects.all()) == [elsewhere]


def test_edits_without_any_comment_are_refused(desk, sent):
    response = desk.post(_decide(sent, "edits"), {"text": "  "})

    sent.refresh_from_db()
    assert "Write at least one comment" in response.text
    assert sent.state == S.SUBMITTED


@pytest.mark.parametrize(
    ("when", "day", "state"), [("now", None, S.PUBLISHED), ("day", 3, S.APPROVED), ("later", None, S.APPROVED)]
)
def test_approving_publishes_now_on_a_day_or_later(desk, sent, when, day, state):
    publish_on = timezone.localdate() + datetime.timedelta(days=day) if day else None

    desk.post(_decide(sent, "approve"), {"when": when, "publish_on": publish_on or ""})

    sent.refresh_from_db()
    assert (sent.state, sent.publish_on) == (state, publish_on)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"when": "never"},
        {"when": "day"},
        {"when": "day", "publish_on": "tomorrow"},
        {"when": "day", "publish_on": "2999-01-01"},
    ],
)
def test_an_approval_that_is_wrong_changes_nothing(desk, sent, data):
    response = desk.post(_decide(sent, "approve"), data)

    sent.refresh_from_db()
    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert sent.state == S.SUBMITTED


def test_what_closed_while_waiting_is_not_published_but_can_be_approved(desk, institution):
    late = complete(institution, S.SUBMITTED, closing_on=timezone.localdate() - datetime.timedelta(days=1))

    refused = desk.post(_decide(late, "approve"), {"when": "now"})
    late.refresh_from_db()
    assert "Choose a later closing day first." in refused.text
    assert late.state == S.SUBMITTED

    desk.post(_decide(late, "approve"), {"when": "later"})
    desk.post(_decide(late, "extend"), {"closing_on": timezone.localdate() + datetime.timedelta(days=30)})
    desk.post(_decide(late, "publish"))
    late.refresh_from_db()
    assert late.state == S.PUBLISHED


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001, "\x00"])
def test_a_refusal_needs_a_real_reason(desk, sent, reason):
    response = desk.post(_decide(sent, "reject"), {"reason": reason, "confirmed": "1"})

    sent.refresh_from_db()
    assert response.status_code == 200
    assert response.context["form"]["reason"].value() == reason
    assert sent.state == S.SUBMITTED


def test_the_host_reads_why_it_was_refused(desk, sent, manager):
    desk.post(_decide(sent, "reject"), {"reason": "No budget line: ask the council first.", "confirmed": "1"})

    page = sign_in(manager).get(reverse("institution_assignments:edit", args=[sent.reference]))

    assert "No budget line: ask the council first." in page.text


def test_deciding_twice_is_harmless(desk, sent):
    desk.post(_decide(sent, "reject"), {"reason": "No budget.", "confirmed": "1"})
    again = desk.post(_decide(sent, "reject"), {"reason": "No budget, again.", "confirmed": "1"}, follow=True)

    sent.refresh_from_db()
    assert sent.decision_reason == "No budget."
    assert "This was done already" in again.text


def test_a_decision_that_comes_too_late_says_so(desk, sent):
    desk.post(_decide(sent, "reject"), {"reason": "No budget.", "confirmed": "1"})

    late = desk.post(_decide(sent, "approve"), {"when": "later"})

    assert "This is not possible any more" in late.text


@pytest.mark.parametrize("decision", sorted(DECISIONS))
def test_every_decision_has_a_page_in_a_state_that_allows_it(desk, institution, decision):
    answers = [
        desk.get(_decide(complete(institution, state), decision)).status_code
        for state in (S.SUBMITTED, S.APPROVED, S.PUBLISHED, S.CLOSED)
    ]

    assert set(answers) <= {200, 302}
    assert 200 in answers


def test_an_unknown_decision_has_none(desk, sent):
    assert desk.get(_decide(sent, "forget")).status_code == 404


def test_the_office_closes_reopens_and_fills_an_assignment(desk, institution, tomorrow):
    published = complete(institution, S.PUBLISHED)

    desk.post(_decide(published, "close"))
    desk.post(_decide(published, "reopen"), {"closing_on": tomorrow})
    published.refresh_from_db()
    assert (published.state, published.closing_on) == (S.PUBLISHED, tomorrow)

    desk.post(_decide(published, "close"))
    desk.post(_decide(published, "fill"))
    published.refresh_from_db()
    assert published.state == S.FILLED


def test_cancelling_ends_open_applications_with_the_reason(desk, institution):
    published = complete(institution, S.PUBLISHED)
    application = ApplicationFactory(assignment=published)

    desk.post(_decide(published, "cancel"), {"reason": "The ward was closed.", "confirmed": "1"})

    published.refresh_from_db()
    application.refresh_from_db()
    assert (published.state, application.state, application.reason) == (
        S.CANCELLED,
        "cancelled_by_host",
        "The ward was closed.",
    )


def test_only_possible_decisions_are_offered(desk, institution, sent):
    published = complete(institution, S.PUBLISHED)

    def offered(assignment):
        return [decision["name"] for decision in desk.get(_page(assignment)).context["decisions"]]

    assert offered(sent) == ["approve", "edits", "reject", "cancel"]
    assert offered(published) == ["extend", "close", "cancel"]


def test_the_history_tells_everything_in_order(desk, manager, institution):
    mine = complete(institution, S.DRAFT, author=manager)
    host = sign_in(manager)
    host.post(
        reverse("institution_assignments:step", args=[mine.reference, "work"]),
        {"title_en": "Train nurses at night"}
        | {f"{name}_en": "Text." for name in ("background", "objective", "tasks", "deliverables")},
    )
    host.post(reverse("institution_assignments:submit", args=[mine.reference]))
    desk.post(_decide(mine, "approve"), {"when": "now"})
    desk.post(_decide(mine, "extend"), {"closing_on": "2099-03-05"})

    events = desk.get(_page(mine)).context["events"]

    assert [(event.title, event.by, event.text) for event in events] == [
        ("Closing day extended", "Rehema Kweka", "To 5 March 2099"),
        ("Published", "Rehema Kweka", ""),
        ("Approved", "Rehema Kweka", ""),
        ("Sent to the programme office", "Juma Said", ""),
        ("Text changed", "Juma Said", "The work"),
    ]


def test_another_institution_reads_nothing_of_the_assignment(sent):
    other = sign_in(MembershipFactory().user)

    assert other.get(reverse("institution_assignments:edit", args=[sent.reference])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_asks_as_often_for_three_as_for_one(desk, institution, officer, count, django_assert_num_queries):
    for _number in range(count):
        complete(institution, S.SUBMITTED, submitted_at=timezone.now(), officer=officer)
    complete(institution, S.DRAFT, title_en="Not sent yet")

    with django_assert_num_queries(16):
        response = desk.get(reverse("office:assignments"))

    assert len(response.context["page"].object_list) == count
    assert "Not sent yet" not in response.text


def test_what_waits_longest_comes_first_and_late_ones_are_marked(desk, institution):
    with time_machine.travel(datetime.datetime(2026, 6, 15, 9, tzinfo=datetime.UTC), tick=False):  # A Monday.
        closed = complete(institution, S.CLOSED, submitted_at=timezone.now() - datetime.timedelta(days=90))
        fresh = complete(institution, S.SUBMITTED, submitted_at=datetime.datetime(2026, 6, 8, 1, tzinfo=datetime.UTC))
        late = complete(institution, S.SUBMITTED, submitted_at=datetime.datetime(2026, 6, 7, 20, tzinfo=datetime.UTC))

        response = desk.get(reverse("office:assignments"))
        only_late = desk.get(reverse("office:assignments"), {"wait": "overdue"})

    assert list(response.context["page"]) == [late, fresh, closed]
    assert response.text.count(">Late<") == 1
    assert list(only_late.context["page"]) == [late]


def test_the_queue_is_narrowed_by_state_officer_and_words(desk, institution, officer):
    mine = complete(institution, S.SUBMITTED, officer=officer, title_sw="Kufundisha wakunga")
    nobodys = complete(institution, S.APPROVED)

    def found(**values):
        return set(desk.get(reverse("office:assignments"), values).context["page"])

    assert found(state="approved") == {nobodys}
    assert found(officer="me") == {mine}
    assert found(officer="nobody") == {nobodys}
    assert found(officer="mine") == {mine, nobodys}
    assert found(q="WAKUNGA") == {mine}
    assert found(q=nobodys.reference) == {nobodys}
    assert found(q="nothing of the kind") == set()


@pytest.mark.parametrize("values", [{"state": "draft"}, {"state": HOSTILE}, {"officer": "all"}, {"q": "x" * 101}])
def test_a_strange_filter_narrows_nothing(desk, sent, values):
    response = desk.get(reverse("office:assignments"), values)

    assert list(response.context["page"]) == [sent]
