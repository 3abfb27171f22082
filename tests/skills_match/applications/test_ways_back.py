""" "Change" on a page that shows answers leads back to it: through every step, and through every mistake."""

import datetime
import re

import pytest
from django.urls import reverse

from skills_match.enums import ApplicationState, AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, OccupationFactory, SkillFactory
from tests.factories.people import LanguageFactory, RegionFactory

pytestmark = pytest.mark.django_db

ABOUT = {"first_name": "Asha", "country_of_residence": "GB", "tanzania_link": "citizen"}


@pytest.fixture
def asha(professional):
    return sign_in(professional)


@pytest.fixture
def draft(professional):
    """An application that is written and not sent."""
    return ApplicationFactory(
        profile=professional.profile,
        state=ApplicationState.DRAFT,
        available_from=datetime.date(2030, 1, 10),
        available_until=datetime.date(2030, 3, 10),
    )


@pytest.fixture
def check(draft):
    return reverse("assignments:apply_check", args=[draft.assignment.reference])


@pytest.fixture
def way(draft):
    return f"?from=application:{draft.assignment.reference}"


def test_every_change_of_an_application_knows_its_way_back(asha, check, way):
    page = asha.get(check)

    changes = {row["url"] for section in page.context["sections"] for row in section["rows"]}
    assert {url for url in changes if "/my/" in url} == {
        reverse(name) + way
        for name in (
            "diaspora:about",
            "diaspora:experience",
            "diaspora:qualifications",
            "diaspora:more",
            "diaspora:languages",
            "diaspora:cv",
            "diaspora:availability",
            "diaspora:regions",
            "my:skills",
            "my:occupation",
        )
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("diaspora:about", ABOUT),
        ("diaspora:experience", {}),
        ("diaspora:qualifications", {}),
        ("diaspora:more", {}),
        ("diaspora:languages", {}),
        ("diaspora:cv", {}),
        ("diaspora:availability", {"modes": "online", "shortest_stay_days": "7", "longest_stay_days": "9"}),
        ("diaspora:regions", {"where": "anywhere"}),
        ("my:skills", {}),
        ("my:occupation", {}),
    ],
)
def test_each_part_leads_back_to_the_application(asha, check, way, name, values):
    assert asha.post(reverse(name) + way, values).url == check


def test_a_mistake_does_not_lose_the_way(asha, check, way):
    address = reverse("diaspora:about") + way

    refused = asha.post(address, {"first_name": ""})

    assert refused.status_code == 200
    assert not re.search(r'<form id="page-form"[^>]*action=', refused.text)
    assert asha.post(address, ABOUT).url == check


def test_the_steps_of_a_part_carry_the_way_on(asha, way):
    skill, occupation, language = SkillFactory(en="wound care"), OccupationFactory(en="nurse"), LanguageFactory()
    skills, occupations = reverse("my:skills") + way, reverse("my:occupation") + way
    languages = reverse("diaspora:languages") + way
    position = {"title": "Nurse", "organisation": "A clinic", "from_year": "2015"}

    found = asha.get(f"{skills}&q=wound")

    assert found.context["found"][0]["url"] == reverse("my:skill", args=[skill.pk]) + way
    assert f'name="from" value="{way.removeprefix("?from=")}"' in found.text
    assert reverse("my:skills_from_text") + way in found.text
    assert reverse("my:missing_skill") + way in found.text
    assert reverse("my:missing_occupation") + way in asha.get(occupations).text
    assert asha.post(reverse("my:skill", args=[skill.pk]) + way, {"level": "3"}).url == skills
    assert asha.post(reverse("my:choose_occupation", args=[occupation.pk]) + way, {}).url == occupations
    assert asha.post(languages, {"language": language.pk, "level": "C1", "add": "1"}).url == languages
    assert asha.post(reverse("diaspora:add_position") + way, position).url == reverse("diaspora:experience") + way
    assert asha.post(reverse("my:missing_skill") + way, {"text": "Kangaroo care", "language": "en"}).url == skills
    assert asha.post(reverse("my:missing_occupation") + way, {"text": "Imam", "language": "en"}).url == occupations


def test_the_cv_of_an_application_is_changed_without_losing_what_was_typed(asha, draft):
    apply = reverse("assignments:apply", args=[draft.assignment.reference])

    answer = asha.post(apply, {"motivation": "Eight years of teaching.", "cv": "1"})
    back = asha.post(answer.url, {})

    draft.refresh_from_db()
    assert answer.url == f"{reverse('diaspora:cv')}?from=applying:{draft.assignment.reference}"
    assert draft.motivation == "Eight years of teaching."
    assert back.url == apply


@pytest.mark.parametrize("word", ["application:../../evil", "application:", "//evil.example", "nonsense", "check:\x00"])
def test_a_strange_word_leads_nowhere_else(asha, word):
    answer = asha.post(reverse("diaspora:about") + f"?from={word}", ABOUT)

    assert answer.url in (reverse("my:skills"), reverse("diaspora:check"))


def test_what_is_missing_in_an_assignment_leads_back_to_sending_it(manager):
    RegionFactory()
    institution = manager.memberships.get().institution
    assignment = AssignmentFactory(institution=institution, state=AssignmentState.DRAFT, title_en="", title_sw="")
    host, submit = sign_in(manager), reverse("institution_assignments:submit", args=[assignment.reference])
    work = reverse("institution_assignments:step", args=[assignment.reference, "work"])

    page = host.get(submit)
    answer = host.post(f"{work}?from=submit", {"title_en": "Train nurses"})

    assert f"{work}?from=submit#id_title_en" in page.text
    assert answer.url == submit
