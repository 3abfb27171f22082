"""The pages of a request: what is typed is saved with its gaps, and kept where it is wrong."""

import re

import pytest
from django.urls import reverse

from diaspora.name_fields import clean_line
from skills_match.assignments.steps import STEPS
from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory, RegionFactory

from .conftest import HOSTILE, complete, step_of

pytestmark = pytest.mark.django_db
S = AssignmentState


@pytest.mark.parametrize("slug", sorted(STEPS))
def test_strangers_reach_no_step(draft, client, stranger, slug):
    other = sign_in(MembershipFactory().user)
    address = step_of(draft, slug)

    assert client.get(address).status_code == 302
    assert sign_in(stranger).get(address).status_code == 403
    assert other.get(address).status_code == 404
    assert other.post(address, {"title_en": "Mine now"}).status_code == 404


@pytest.mark.parametrize("slug", sorted(STEPS))
def test_every_step_opens_and_an_unknown_one_does_not(host, draft, slug):
    assert host.get(step_of(draft, slug)).status_code == 200
    assert host.get(reverse("institution_assignments:step", args=[draft.reference, "nonsense"])).status_code == 404


def test_the_work_is_saved_with_gaps(host, draft):
    response = host.post(step_of(draft, "work"), {"title_sw": "Kufundisha wakunga", "tasks_en": "Teach."})

    draft.refresh_from_db()
    assert response.url == step_of(draft, "people")
    assert (draft.title_en, draft.title_sw, draft.tasks_en, draft.background_en) == (
        None,
        "Kufundisha wakunga",
        "Teach.",
        "",
    )


def test_save_and_come_back_later_leads_to_the_task_list(host, draft):
    response = host.post(step_of(draft, "goals"), {"development_goal": "3", "then": "list"})

    assert response.url == reverse("institution_assignments:edit", args=[draft.reference])


@pytest.mark.parametrize(
    ("slug", "data", "field"),
    [
        ("work", {"title_en": "x" * 141}, "title_en"),
        ("work", {"tasks_en": "x" * 4001}, "tasks_en"),
        ("people", {"learner_count": "many"}, "learner_count"),
        ("people", {"learner_count": "-1"}, "learner_count"),
        ("profile", {"minimum_experience_years": "41"}, "minimum_experience_years"),
        ("profile", {"sector": "999999"}, "sector"),
        ("place", {"mode": "by boat"}, "mode"),
        ("place", {"length_days": "3"}, "length_days"),
        ("place", {"starts_from": "31 February"}, "starts_from"),
        ("place", {"closing_on": "2020-01-01"}, "closing_on"),
        ("place", {"posts": "99999999999999999999"}, "posts"),
        ("readiness", {"readiness": ["a yacht"]}, "readiness"),
        ("goals", {"development_goal": "18"}, "development_goal"),
        ("goals", {"national_plan": "x\x00y"}, "national_plan"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(host, draft, slug, data, field):
    before = Assignment.objects.values().get(pk=draft.pk)

    response = host.post(step_of(draft, slug), data)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert "There is a problem" in response.text
    if isinstance(data[field], str) and field not in {"mode", "sector", "development_goal", "starts_from"}:
        assert response.context["form"][field].value() == data[field]
    assert Assignment.objects.values().get(pk=draft.pk) == before


def test_a_latest_start_before_the_earliest_is_refused(host, draft):
    response = host.post(step_of(draft, "place"), {"starts_from": "2030-05-02", "starts_until": "2030-05-01"})

    assert "The latest start cannot be before the earliest start." in response.text


def test_a_district_lies_in_its_region(host, draft):
    elsewhere = RegionFactory(code="TZ-99", name_en="Elsewhere", name_sw="Kwingine")
    district = elsewhere.districts.create(code="far", name="Far")

    response = host.post(step_of(draft, "place"), {"region": draft.region_id, "district": district.pk})

    assert "district" in response.context["form"].errors


def test_districts_stand_in_the_order_of_the_names_that_are_read(host, draft):
    for code, english, swahili in (("TZ-98", "Pemba North", "Kaskazini Pemba"), ("TZ-99", "Manyara", "Manyara")):
        RegionFactory(code=code, name_en=english, name_sw=swahili).districts.create(code=code.lower(), name="Wete")

    def order(language):
        page = host.get(step_of(draft, "place").replace("/en/", f"/{language}/")).text
        return re.findall(r"(Manyara|Pemba North|Kaskazini Pemba) – Wete", page)

    assert order("en") == ["Manyara", "Pemba North"]
    assert order("sw") == ["Kaskazini Pemba", "Manyara"]


def test_hostile_text_is_text(host, draft):
    host.post(step_of(draft, "work"), {"title_en": HOSTILE})

    draft.refresh_from_db()
    page = host.get(reverse("institution_assignments:edit", args=[draft.reference]))
    assert draft.title_en == clean_line(HOSTILE)
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("work", {"background_en": "A long <story> of the ward."}),
        ("people", {"learners_en": "All nurses of the <night> shift."}),
        (
            "questions",
            {
                "questions-TOTAL_FORMS": "1",
                "questions-INITIAL_FORMS": "0",
                "questions-0-text_en": "Have you <taught> before?",
            },
        ),
    ],
)
def test_what_is_typed_into_an_assignment_that_was_sent_meanwhile_can_be_copied(host, institution, slug, typed):
    sent = complete(institution, S.SUBMITTED)
    text = list(typed.values())[-1]

    response = host.post(step_of(sent, slug), typed)

    assert response.status_code == 200
    assert "This can no longer be changed" in response.text
    assert text.replace("<", "&lt;").replace(">", "&gt;") in response.text
    assert not sent.questions.exists()
