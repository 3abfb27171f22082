"""Four hundred applications in an afternoon: the answers side by side, and shared out among officers."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from office.officers import NotAnOfficer
from selection.screening.sharing import NothingToShare, share_out
from skills_match.enums import ApplicationState
from skills_match.models import Answer, Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.programmes import ProgrammeRuleFactory

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def client(officer):
    return sign_in(officer)


@pytest.fixture
def colleague(db):
    user = UserFactory(first_name="Baraka")
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    return user


@pytest.fixture
def assignment():
    assignment = AssignmentFactory()
    assignment.questions.create(text_en="Have you taught before?", text_sw="Umewahi kufundisha?")
    return assignment


def applied(assignment, answer: str, **values) -> Application:
    application = ApplicationFactory(assignment=assignment, **values)
    Answer.objects.create(application=application, question=assignment.questions.get(), text=answer)
    return application


def address(assignment) -> str:
    return reverse("office:answers", args=[assignment.reference])


def test_the_answers_of_one_assignment_stand_side_by_side(client, assignment):
    first, second = applied(assignment, "Ten years."), applied(assignment, "Never.")
    ApplicationFactory()

    rows = client.get(address(assignment), {"sort": "oldest"}).context["rows"]

    assert {(row["application"], *row["answers"]) for row in rows} == {(first, "Ten years."), (second, "Never.")}


def test_the_filter_goes_along_to_the_application(client, assignment):
    applied(assignment, "Ten years.", state=S.SHORTLISTED)
    screened = applied(assignment, "Never.", state=S.SCREENING)

    page = client.get(address(assignment), {"state": "screening"})

    query = f"?state=screening&amp;assignment={assignment.reference}"
    assert [row["application"] for row in page.context["rows"]] == [screened]
    assert reverse("office:application", args=[screened.pk]) + query in page.text


def test_an_officer_who_applied_does_not_find_their_own_answers(client, officer, assignment):
    applied(assignment, "Mine.", profile=ProfileFactory(user=officer))

    assert client.get(address(assignment)).context["rows"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_answers_take_the_same_queries_at_any_length(client, assignment, count, django_assert_num_queries):
    for _ in range(count):
        applied(assignment, "Ten years.")

    with django_assert_num_queries(24):
        page = client.get(address(assignment))

    assert len(page.context["rows"]) == count


class TestSharingOut:
    def test_whoever_looks_after_fewest_gets_the_next(self, officer, colleague):
        ApplicationFactory.create_batch(2, officer=officer)
        new = ApplicationFactory.create_batch(4)

        share_out(applications=new, officers=[officer, colleague], by=officer)

        given = Application.objects.filter(pk__in=[each.pk for each in new]).order_by("pk")
        assert [each.officer for each in given][:2] == [colleague, colleague]
        assert {each.officer for each in given[2:]} == {officer, colleague}

    def test_whoever_has_an_officer_keeps_theirs(self, officer, colleague):
        taken = ApplicationFactory(officer=colleague)

        with pytest.raises(NothingToShare):
            share_out(applications=[taken], officers=[officer], by=officer)

        taken.refresh_from_db()
        assert taken.officer == colleague

    def test_nobody_gets_their_own_application(self, officer, colleague):
        own = ApplicationFactory(profile=ProfileFactory(user=colleague))

        share_out(applications=[own], officers=[colleague, officer], by=officer)

        own.refresh_from_db()
        assert own.officer == officer

    def test_somebody_who_is_no_officer_gets_none(self, officer, professional):
        application = ApplicationFactory()

        with pytest.raises(NotAnOfficer):
            share_out(applications=[application], officers=[professional], by=officer)

    def test_ticks_lead_to_the_page_that_shares_them_out(self, client, officer):
        application = ApplicationFactory()
        found = client.get(reverse("office:choose_many"), {"application": application.pk, "share": "1"})

        page = client.post(found.url, {"officers": officer.pk}, follow=True)

        assert "1 application has an officer now." in page.text


def test_each_rule_is_met_not_met_or_not_said_for_each_application(client, assignment):
    years = ProgrammeRuleFactory(programme=assignment.programme, kind="experience", number=5)
    age = ProgrammeRuleFactory(programme=assignment.programme, kind="age", number=18)
    new = applied(assignment, "Never.", snapshot={"experience_years": 2})
    old = applied(assignment, "Ten years.", snapshot={"experience_years": 12})
    old.declarations.create(rule=age, is_met=True)

    rows = client.get(address(assignment)).context["rows"]
    listed = client.get(reverse("office:applications")).content.decode()

    assert {row["application"]: [finding.is_met for finding in row["ticks"].findings] for row in rows} == {
        new: [False, None],
        old: [True, True],
    }
    assert years.pk < age.pk
    assert ("1 not met" in listed, "1 not said" in listed, "All met" in listed) == (True, True, True)
