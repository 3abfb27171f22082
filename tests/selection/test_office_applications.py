"""The programme office finds applications and decides on them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import MemberRole
from diaspora.models import FileAccess
from selection.screening.ticks import ticks_of
from skills_match.applications.applying import supply_info
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory
from tests.factories.programmes import ProgrammeFactory, ProgrammeRuleFactory

S = ApplicationState


@pytest.fixture
def client(officer):
    return sign_in(officer)


def found(client, **query) -> list[Application]:
    return list(client.get(reverse("office:applications"), query).context["page"])


def decide(client, application, **data):
    values = data | {"confirmed": "1"}
    return client.post(reverse("office:decision", args=[application.pk]), values, follow=True)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_at_any_length(client, count, django_assert_num_queries):
    ApplicationFactory.create_batch(count)
    ApplicationFactory(state=S.DRAFT)

    with django_assert_num_queries(21):
        page = client.get(reverse("office:applications"))

    assert len(page.context["page"]) == count


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_board_takes_the_same_queries_at_any_length(client, count, django_assert_num_queries):
    assignment = AssignmentFactory(state=AssignmentState.CLOSED)
    ApplicationFactory.create_batch(count, assignment=assignment)

    with django_assert_num_queries(19):
        client.get(reverse("office:board", args=[assignment.reference]))


@pytest.mark.django_db
def test_filters_narrow_the_list(client, officer):
    asha = ApplicationFactory(profile=ProfileFactory(user__first_name="Asha", user__last_name="Mrema"), officer=officer)
    baraka = ApplicationFactory(
        profile=ProfileFactory(user__first_name="Baraka", user__last_name="Lyimo"), state=S.SHORTLISTED
    )
    Application.objects.filter(pk=baraka.pk).update(in_state_since=timezone.now() - datetime.timedelta(days=31))

    assert found(client, q="mrema asha") == [asha]
    assert found(client, q=baraka.assignment.reference) == [baraka]
    assert found(client, state="shortlisted") == [baraka]
    assert found(client, officer="me") == [asha]
    assert found(client, officer="nobody") == [baraka]
    assert found(client, officer=str(officer.pk)) == [asha]
    assert found(client, overdue="on") == [baraka]
    assert found(client, assignment=asha.assignment.reference) == [asha]
    assert found(client, sort="waiting") == [baraka, asha]
    assert found(client, q="nobody like this") == []


@pytest.mark.django_db
def test_overdue_means_the_same_in_the_list_and_on_a_row():
    rows = []
    for state in S:
        for days in (0, 6, 8, 13, 15, 29, 31):
            application = ApplicationFactory(state=state)
            Application.objects.filter(pk=application.pk).update(
                in_state_since=timezone.now() - datetime.timedelta(days=days)
            )
            rows.append(application.pk)

    applications = Application.objects.filter(pk__in=rows)

    assert set(Application.objects.overdue()) == {each for each in applications if each.is_overdue}
    assert Application.objects.overdue().count() == 13


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", [{"state": "nonsense"}, {"officer": "x"}, {"sort": "'"}, {"page": "none"}, {"q": "x" * 500}]
)
def test_a_filter_without_sense_is_left_out(client, query):
    application = ApplicationFactory()

    assert found(client, **query) == [application]


@pytest.mark.django_db
def test_opening_an_application_is_recorded_for_the_person(client, officer):
    application = ApplicationFactory()

    page = client.get(reverse("office:application", args=[application.pk]))

    assert page.status_code == 200
    access = FileAccess.objects.get()
    assert (access.subject, access.viewer, access.what) == (application.profile.user, officer, "application")


@pytest.mark.django_db
def test_an_officer_takes_an_application_from_arrival_to_offer(client, officer):
    application = ApplicationFactory()
    day = timezone.localdate() + datetime.timedelta(days=10)

    decide(client, application, decision="screening")
    decide(client, application, decision="more_info", reason="Please name a referee.")
    decide(client, application, decision="screening")
    decide(client, application, decision="shortlisted")
    decide(client, application, decision="offered", answer_by=day.isoformat())

    application.refresh_from_db()
    assert (application.state, application.offer.answer_by, application.officer) == (S.OFFERED, day, officer)
    assert (
        "Waiting for the applicant" in client.get(reverse("office:application", args=[application.pk])).content.decode()
    )


@pytest.mark.django_db
def test_a_double_click_is_answered_calmly(client):
    application = ApplicationFactory()

    decide(client, application, decision="screening")
    again = decide(client, application, decision="screening")

    assert "This was already done." in again.content.decode()
    assert application.profile.user.notices.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "data", "errors"),
    [
        (S.SUBMITTED, {}, {"decision": ["Choose what is decided."]}),
        (S.SUBMITTED, {"decision": "not_eligible"}, {"reason": ["Give a reason. The applicant reads it."]}),
        (
            S.SUBMITTED,
            {"decision": "not_eligible", "reason": "  "},
            {"reason": ["Give a reason. The applicant reads it."]},
        ),
        (S.SHORTLISTED, {"decision": "offered"}, {"answer_by": ["Choose the day by which the applicant answers."]}),
        (
            S.SHORTLISTED,
            {"decision": "offered", "answer_by": "2020-01-01"},
            {"answer_by": ["The last day to answer must be in the future."]},
        ),
    ],
)
def test_a_decision_without_what_it_needs_is_shown_again(client, state, data, errors):
    application = ApplicationFactory(state=state)

    page = decide(client, application, **data)

    application.refresh_from_db()
    assert page.context["form"].errors == errors
    assert application.state == state


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data", [{"decision": "accepted"}, {"decision": "<b>"}, {"decision": "cancelled_by_host", "reason": "x"}]
)
def test_an_officer_cannot_decide_what_is_not_for_the_office(client, data):
    application = ApplicationFactory(state=S.OFFERED)

    decide(client, application, **data)

    application.refresh_from_db()
    assert application.state == S.OFFERED


@pytest.mark.django_db
def test_no_more_places_are_offered_than_there_are(client):
    assignment = AssignmentFactory(posts=1)
    ApplicationFactory(assignment=assignment, state=S.ACCEPTED)
    application = ApplicationFactory(assignment=assignment, state=S.SHORTLISTED)
    day = timezone.localdate() + datetime.timedelta(days=10)

    page = decide(client, application, decision="offered", answer_by=day.isoformat())

    assert "All places of this assignment are taken or offered." in page.content.decode()


@pytest.mark.django_db
def test_the_board_shows_each_in_its_column(client):
    assignment = AssignmentFactory(state=AssignmentState.CLOSED)
    for state in (S.SUBMITTED, S.SHORTLISTED, S.SHORTLISTED, S.NOT_SELECTED, S.DRAFT):
        ApplicationFactory(assignment=assignment, state=state)
    ApplicationFactory()

    page = client.get(reverse("office:board", args=[assignment.reference]))

    counts = [len(column["rows"]) for column in page.context["columns"]]
    assert counts == [1, 0, 0, 2, 0, 0, 0, 0, 0, 1]


@pytest.mark.django_db
def test_drafts_and_ones_own_application_do_not_exist_for_an_officer(client, officer):
    draft = ApplicationFactory(state=S.DRAFT)
    own = ApplicationFactory(profile=ProfileFactory(user=officer))

    for application in (draft, own):
        assert client.get(reverse("office:application", args=[application.pk])).status_code == 404
        assert (
            client.post(reverse("office:decision", args=[application.pk]), {"decision": "screening"}).status_code == 404
        )
    assert found(client) == []


@pytest.mark.django_db
def test_nobody_else_enters_these_rooms(professional, manager, stranger):
    application = ApplicationFactory(
        profile=professional.profile, assignment__institution=manager.memberships.get().institution
    )
    author = MembershipFactory(role=MemberRole.AUTHOR).user

    for wrong in (professional, manager, stranger, author):
        client = sign_in(wrong)
        for address in (
            reverse("office:applications"),
            reverse("office:application", args=[application.pk]),
            reverse("office:board", args=[application.assignment.reference]),
        ):
            assert client.get(address).status_code == 403
        assert (
            client.post(reverse("office:decision", args=[application.pk]), {"decision": "screening"}).status_code == 403
        )


@pytest.mark.django_db
def test_putting_a_colleague_in_charge_makes_nobody_wait_less(client, officer):
    application = ApplicationFactory(state=S.SCREENING)
    Application.objects.update(in_state_since=timezone.now() - datetime.timedelta(days=15))

    application.officer = officer
    application.save(update_fields=["officer", "updated_at"])

    assert found(client, overdue="on") == [application]


@pytest.mark.django_db
def test_waiting_starts_again_when_the_office_has_its_answer(officer):
    application = ApplicationFactory(state=S.MORE_INFO, requested_info="Which licence?")
    Application.objects.update(in_state_since=timezone.now() - datetime.timedelta(days=15))
    assert application.pk in Application.objects.overdue().values_list("pk", flat=True)

    supply_info(application=application, by=application.profile.user, text="Nursing council, 2031.")

    assert not Application.objects.overdue().exists()


@pytest.mark.django_db
def test_the_list_is_narrowed_by_programme_and_by_what_is_said_to_a_rule(client):
    """Each of three answers to each rule, as the ticks say it."""
    strict = ProgrammeFactory()
    rules = [
        ProgrammeRuleFactory(programme=strict, kind="link", number=None, choice="citizen"),
        ProgrammeRuleFactory(programme=strict, kind="abroad", number=None),
        ProgrammeRuleFactory(programme=strict, kind="experience", number=5),
        ProgrammeRuleFactory(programme=strict, kind="age", number=18),
    ]
    assignment = AssignmentFactory(programme=strict)
    snapshots = [
        {"tanzania_link": "citizen", "country": "OM", "experience_years": 5},
        {"tanzania_link": "friend", "country": "TZ", "experience_years": 4},
        {"tanzania_link": "", "country": "", "experience_years": None},
        {},
    ]
    sent = [ApplicationFactory(assignment=assignment, snapshot=snapshot) for snapshot in snapshots]
    sent[0].declarations.create(rule=rules[3], is_met=True)
    sent[1].declarations.create(rule=rules[3], is_met=False)
    elsewhere = ApplicationFactory(snapshot=snapshots[0])
    ticks = ticks_of(sent)

    def listed(**query) -> set:
        return set(client.get(reverse("office:applications"), query).context["page"].object_list)

    assert listed(programme=strict.code) == set(sent)
    assert elsewhere in listed(rule="nonsense")
    for number, rule in enumerate(rules):
        for said, is_met in {"met": True, "unmet": False, "unsaid": None}.items():
            expected = {each for each in sent if ticks[each.pk].findings[number].is_met is is_met}
            assert listed(rule=f"{rule.pk}-{said}") == expected, (rule, said)
