"""The pickers: search, choose, say how well; add, change, remove; always as a plain form."""

import re

import pytest
from django.urls import reverse

from diaspora.models.profile import years_in_words
from skills_match.applications.snapshot import take_snapshot
from skills_match.models import IndexChange, PersonOccupation, PersonSkill
from skills_match.people.skills import remove_occupation, save_occupation, save_skill
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.mark.parametrize("typed", ["paediatric", "PAEDIATRIC NURSING", "uuguzi", "paediatrik"])
def test_a_skill_is_found_in_either_language_and_with_slips(professional, nursing, typed):
    content = sign_in(professional).get(reverse("my:skills"), {"q": typed}).content.decode()

    assert reverse("my:skill", args=[nursing.pk]) in content


def test_suggestions_for_the_script_carry_label_and_address(professional, nursing):
    answer = sign_in(professional).get(reverse("my:skill_suggest"), {"q": "uuguzi"})

    assert answer.json() == {
        "suggestions": [
            {
                "label": "paediatric nursing",
                "matched": "uuguzi wa watoto",
                "is_near": False,
                "url": reverse("my:skill", args=[nursing.pk]),
            }
        ],
        "note": "",
    }


@pytest.mark.parametrize("typed", ["", " ", "x" * 5000, "\x00", "<script>", "عربي", "%' OR 1=1 --"])
def test_odd_searches_find_nothing_and_break_nothing(professional, nursing, typed):
    client = sign_in(professional)

    assert client.get(reverse("my:skill_suggest"), {"q": typed}).json() == {"suggestions": [], "note": ""}
    assert "<script>alert" not in client.get(reverse("my:skills"), {"q": typed}).content.decode()


def test_a_visitor_gets_no_suggestions(client, nursing):
    assert client.get(reverse("my:skill_suggest"), {"q": "nursing"}).status_code == 302


def test_a_skill_is_saved_with_level_and_years(professional, nursing):
    before = IndexChange.objects.count()

    answer = sign_in(professional).post(reverse("my:skill", args=[nursing.pk]), {"level": "3", "years": "8"})

    row = PersonSkill.objects.get()
    assert answer.url == reverse("my:skills")
    assert (row.profile, row.skill, row.level, row.years) == (professional.profile, nursing, 3, 8)
    assert IndexChange.objects.count() == before + 1


def test_sent_twice_it_is_one_and_the_last_word_counts(professional, nursing):
    client = sign_in(professional)

    for level in ("2", "2", "4"):
        client.post(reverse("my:skill", args=[nursing.pk]), {"level": level})

    assert [row.level for row in PersonSkill.objects.all()] == [4]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"level": "5"},
        {"level": "three"},
        {"level": "3", "years": "71"},
        {"level": "3", "years": "-1"},
        {"level": "3", "last_used_year": "1850"},
        {"level": "3", "last_used_year": "2999"},
    ],
)
def test_impossible_answers_are_refused(professional, nursing, values):
    answer = sign_in(professional).post(reverse("my:skill", args=[nursing.pk]), values)

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not PersonSkill.objects.exists()


def test_a_retired_skill_and_an_occupation_are_no_skill(professional):
    client = sign_in(professional)

    for concept in (SkillFactory(is_active=False), OccupationFactory()):
        assert client.post(reverse("my:skill", args=[concept.pk]), {"level": "3"}).status_code == 404


def test_one_removes_only_ones_own_skill(professional, stranger, nursing):
    save_skill(profile=professional.profile, skill=nursing, level=3)
    save_skill(profile=stranger.profile, skill=nursing, level=1)

    sign_in(stranger).post(reverse("my:remove_skill", args=[nursing.pk]))
    sign_in(stranger).post(reverse("my:remove_skill", args=[nursing.pk]))

    assert [row.profile for row in PersonSkill.objects.all()] == [professional.profile]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_skills_costs_the_same_at_any_length(professional, count, django_assert_num_queries):
    for _ in range(count):
        PersonSkillFactory(profile=professional.profile)
    client = sign_in(professional)
    client.get(reverse("my:skills"))  # warms what the process remembers of the frame

    with django_assert_num_queries(11):
        client.get(reverse("my:skills"))


def test_the_first_occupation_is_the_main_one(professional):
    sign_in(professional).post(reverse("my:choose_occupation", args=[OccupationFactory().pk]), {})

    assert PersonOccupation.objects.get().is_main


def test_a_new_main_occupation_takes_the_place_of_the_other(professional):
    nurse, teacher = OccupationFactory(en="nurse"), OccupationFactory(en="teacher")
    client = sign_in(professional)

    client.post(reverse("my:choose_occupation", args=[nurse.pk]), {"is_main": "on"})
    client.post(reverse("my:choose_occupation", args=[teacher.pk]), {"is_main": "on"})

    assert PersonOccupation.objects.get(is_main=True).occupation == teacher
    remove_occupation(profile=professional.profile, occupation=teacher)
    assert PersonOccupation.objects.get().is_main


def test_the_only_occupation_cannot_stop_being_the_main_one(professional):
    nurse = OccupationFactory(en="nurse")
    for is_main in (True, False):
        save_occupation(profile=professional.profile, occupation=nurse, is_main=is_main)

    assert PersonOccupation.objects.get().is_main


def test_occupations_are_found_and_skills_are_not_among_them(professional, nursing):
    nurse = OccupationFactory(en="paediatric nurse", sw="muuguzi wa watoto")

    content = sign_in(professional).get(reverse("my:occupation"), {"q": "paediatric"}).content.decode()

    assert reverse("my:choose_occupation", args=[nurse.pk]) in content
    assert reverse("my:skill", args=[nursing.pk]) not in content


def test_the_title_of_a_job_leads_to_occupations_when_no_name_has_all_its_words(professional):
    nurse = OccupationFactory(en="intensive care nurse", sw="muuguzi wa wagonjwa mahututi")
    OccupationFactory(en="welder", sw="mchomeleaji")

    found = sign_in(professional).get(reverse("my:occupation"), {"q": "Senior intensive care nurse in Oslo"})

    assert [item["label"] for item in found.context["found"]] == ["intensive care nurse"]
    assert found.context["found"][0]["url"] == reverse("my:choose_occupation", args=[nurse.pk])


def test_the_pages_work_in_kiswahili(professional, nursing):
    content = sign_in(professional).get(reverse("my:skill", args=[nursing.pk]).replace("/en/", "/sw/")).content.decode()

    assert "<h1>Uuguzi wa watoto</h1>" in content


@pytest.mark.parametrize(("years", "shown"), [("", ""), ("0", ""), ("1", "1 year"), ("8", "8 years")])
def test_years_that_nobody_gave_are_never_shown_as_none_at_all(professional, officer, manager, nursing, years, shown):
    client = sign_in(professional)
    client.post(reverse("my:skill", args=[nursing.pk]), {"level": "3", "years": years})
    sent = ApplicationFactory(
        profile=professional.profile,
        assignment__institution=manager.memberships.get().institution,
        snapshot=take_snapshot(profile=professional.profile, cv=None),
    )

    pages = [
        client.get(reverse("my:skills")).text,
        client.get(reverse("diaspora:check")).text,
        client.get(reverse("my:application", args=[sent.pk])).text,
        sign_in(officer).get(reverse("office:person", args=[professional.profile.pk])).text,
        sign_in(officer).get(reverse("office:application", args=[sent.pk])).text,
        sign_in(manager)
        .get(reverse("institution_assignments:application", args=[sent.assignment.reference, sent.pk]))
        .text,
    ]

    assert [page for page in pages if re.search(r"\b0 years|, *<", page)] == []
    assert all(shown in page for page in pages)
    form = client.get(reverse("my:skill", args=[nursing.pk])).context["form"]
    assert form["years"].value() == (int(years or 0) or None)


def test_a_beginner_has_less_than_a_year_and_the_silent_nothing():
    assert [years_in_words(years) for years in (None, 0, 1, 12)] == ["", "less than a year", "1 year", "12 years"]


@pytest.mark.parametrize("rows", [0, 15])
@pytest.mark.parametrize("page", ["skills", "occupation"])
def test_another_one_is_added_above_the_list_however_long_it_is(professional, page, rows):
    for number in range(rows):
        if page == "skills":
            PersonSkillFactory(profile=professional.profile)
        else:
            PersonOccupationFactory(profile=professional.profile, is_main=not number)

    html = sign_in(professional).get(reverse(f"my:{page}"), {"q": "nursing"}).text

    listed = html.index("row-list__item") if rows else len(html)
    assert html.index('name="q"') < html.index("What fits “nursing”") < listed
    assert html.index('<form method="get" action="#found"') < html.index('<h3 id="found">What fits “nursing”')
