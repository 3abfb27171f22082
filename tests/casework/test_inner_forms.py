"""A primary button saves every form of its page: what was typed into the other one is not dropped."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diaspora.enums import FileKind
from skills_match.enums import AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, OccupationFactory, SkillFactory
from tests.factories.people import LanguageFactory
from tests.factories.uploads import pdf

pytestmark = pytest.mark.django_db

DAYS = {"starts_on": "2030-01-07", "ends_on": "2030-03-29"}
STAYS = {"modes": ["online"], "shortest_stay_days": "14", "longest_stay_days": "90"}


@pytest.fixture
def asha(professional):
    return sign_in(professional)


@pytest.fixture
def draft(manager):
    institution = manager.memberships.get().institution
    return AssignmentFactory(institution=institution, author=manager, occupation=None, state=AssignmentState.DRAFT)


def test_continue_saves_the_language_that_was_chosen(asha, professional):
    swahili = LanguageFactory()

    answer = asha.post(reverse("diaspora:languages"), {"language": swahili.pk, "level": "C2"})

    assert answer.url == reverse("diaspora:availability")
    assert professional.profile.languages.values_list("language", "level").get() == (swahili.pk, "C2")


def test_continue_asks_for_the_rest_of_a_language_that_was_half_chosen(asha, professional):
    swahili = LanguageFactory()

    answer = asha.post(reverse("diaspora:languages"), {"language": swahili.pk, "later": "1"})

    assert "How well do you use it at work?” needs an answer." in answer.text
    assert f'<option value="{swahili.pk}" selected>' in answer.text


def test_continue_needs_no_language(asha, professional):
    answer = asha.post(reverse("diaspora:languages"), {"language": ""})

    assert answer.url == reverse("diaspora:availability")
    assert not professional.profile.languages.exists()


def test_continue_saves_the_days_that_were_typed_with_the_stays(asha, professional):
    asha.post(reverse("diaspora:availability"), DAYS | STAYS)

    professional.profile.refresh_from_db()
    assert professional.profile.windows.get().ends_on == datetime.date(2030, 3, 29)
    assert professional.profile.longest_stay_days == 90


def test_adding_days_saves_the_stays_that_were_typed_and_asks_for_no_more(asha, professional):
    answer = asha.post(reverse("diaspora:availability"), DAYS | {"shortest_stay_days": "21", "add": "1"})

    professional.profile.refresh_from_db()
    assert answer.url == reverse("diaspora:availability")
    assert professional.profile.windows.count() == 1
    assert professional.profile.shortest_stay_days == 21


def test_days_that_are_wrong_keep_the_stays_on_the_page(asha, professional):
    answer = asha.post(reverse("diaspora:availability"), DAYS | STAYS | {"ends_on": "2029-01-01"})

    assert "The last day cannot be before the first day." in answer.text
    assert 'value="2030-01-07"' in answer.text
    assert 'value="90"' in answer.text
    assert not professional.profile.windows.exists()


def test_continue_saves_the_cv_that_was_chosen(asha, professional):
    answer = asha.post(reverse("diaspora:cv"), {"cv": SimpleUploadedFile("cv.pdf", pdf())})

    assert answer.url == reverse("diaspora:more")
    assert professional.private_files.filter(kind=FileKind.CV).exists()


def test_continue_saves_the_skill_that_was_chosen_for_an_assignment(manager, draft):
    skill = SkillFactory(en="wound care")
    address = reverse("institution_assignments:step", args=[draft.reference, "skills"])

    answer = sign_in(manager).post(f"{address}?q=wound", {"skill": skill.pk, "importance": "desired", "level": "2"})

    assert answer.url == reverse("institution_assignments:step", args=[draft.reference, "profile"])
    assert draft.skills.values_list("skill", "importance").get() == (skill.pk, "desired")


def test_one_button_saves_sector_occupation_and_language_of_an_assignment(manager, draft):
    midwife, swahili = OccupationFactory(en="midwife"), LanguageFactory()
    address = reverse("institution_assignments:step", args=[draft.reference, "profile"])
    typed = {"occupation": midwife.pk, "language": swahili.pk, "level": "C1", "licence_needed_en": "Nursing council"}

    sign_in(manager).post(f"{address}?q=midwife", typed | {"minimum_experience_years": "4"})

    draft.refresh_from_db()
    assert draft.occupation == midwife
    assert draft.languages.values_list("language", "level").get() == (swahili.pk, "C1")
    assert (draft.licence_needed, draft.minimum_experience_years) == ("Nursing council", 4)


def test_choosing_an_occupation_saves_the_licence_that_was_typed(manager, draft):
    midwife = OccupationFactory(en="midwife")
    address = reverse("institution_assignments:step", args=[draft.reference, "profile"])

    answer = sign_in(manager).post(
        f"{address}?q=midwife", {"choose": "1", "occupation": midwife.pk, "licence_needed_en": "Nursing council"}
    )

    draft.refresh_from_db()
    assert answer.url == f"{address}#occupation"
    assert (draft.occupation, draft.licence_needed) == (midwife, "Nursing council")
