""" "My occupation is missing": a person sends it and goes on; the office answers it together with suggested skills."""

import pytest
from django.urls import reverse

from diaspora.notices.notify import render_notice
from skills_match.enums import ConceptKind, SuggestionState
from skills_match.models import Concept, ConceptSuggestion
from skills_match.vocabulary import suggestions
from skills_match.vocabulary.picker import suggest
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clergy():
    group = OccupationFactory(en="religious professionals", sw="wataalamu wa dini")
    Concept.objects.filter(pk=group.pk).update(kind=ConceptKind.UNIT_GROUP, isco="2636")
    return Concept.objects.get(pk=group.pk)


@pytest.fixture
def imam(professional):
    return suggestions.suggest_concept(by=professional, text="imam", language="en", kind=ConceptKind.OCCUPATION)


def answered(officer, suggestion, **values):
    return sign_in(officer).post(reverse("office:suggestion", args=[suggestion.pk]), values, follow=True)


def test_a_person_sends_what_is_missing_and_goes_on_with_the_profile(professional):
    client = sign_in(professional)

    link = client.get(reverse("my:occupation"), {"q": "imam"}).text
    answer = client.post(reverse("my:missing_occupation"), {"text": "Imam", "language": "en"})

    assert f"{reverse('my:missing_occupation')}?q=imam" in link
    assert answer.url == reverse("my:occupation")
    row = ConceptSuggestion.objects.get()
    assert (row.kind, row.text, row.state) == (ConceptKind.OCCUPATION, "Imam", SuggestionState.OPEN)


def test_the_same_word_may_be_missing_as_a_skill_and_as_an_occupation(professional, imam):
    suggestions.suggest_concept(by=professional, text="Imam", language="en")

    assert ConceptSuggestion.objects.count() == 2


def test_the_office_sees_it_among_skills_with_a_likely_twin_of_its_own_kind(officer, imam, professional):
    OccupationFactory(en="imam of a mosque", sw="imamu wa msikiti")
    SkillFactory(en="imam", sw="uimamu")
    suggestions.suggest_concept(by=professional, text="kangaroo care", language="en")
    desk = sign_in(officer)

    everything = desk.get(reverse("office:suggestions")).context["rows"]
    only = desk.get(reverse("office:suggestions"), {"kind": "occupation"}).context["rows"]

    assert {row.text for row, _twin in everything} == {"imam", "kangaroo care"}
    assert [(row.text, twin) for row, twin in only] == [("imam", "imam of a mosque")]


def test_added_in_a_unit_group_it_is_found_counts_in_matches_and_the_person_hears(officer, imam, clergy, professional):
    labels = {"new-label_en": "imam", "new-label_sw": "imamu"}

    refused = answered(officer, imam, answer="new", **labels)
    answered(officer, imam, answer="new", **labels, **{"new-unit_group": clergy.pk})

    imam.refresh_from_db()
    assert "ISCO-08 unit group" in refused.text
    assert (imam.concept.kind, imam.concept.isco) == (ConceptKind.OCCUPATION, "2636")
    (found,) = suggest(text="imamu", language="en", kinds=[ConceptKind.OCCUPATION])
    assert found.concept == imam.concept
    message = render_notice(professional.notices.get(), language="sw")
    assert message.path == f"/sw/my/occupation/{imam.concept_id}/"
    assert "imamu" in message.body


def test_it_becomes_another_word_for_an_occupation_and_never_for_a_skill(officer, imam, clergy):
    skill = SkillFactory(en="leading prayers", sw="kuongoza sala")

    answered(officer, imam, answer="synonym", **{"synonym-concept": skill.pk})
    imam.refresh_from_db()
    assert imam.state == SuggestionState.OPEN

    occupation = OccupationFactory(en="religious leader", sw="kiongozi wa dini")
    answered(officer, imam, answer="synonym", **{"synonym-concept": occupation.pk})
    imam.refresh_from_db()
    assert (imam.state, imam.concept) == (SuggestionState.ACCEPTED_SYNONYM, occupation)


def test_whoever_is_declined_is_told_on_the_way_back_to_occupations(officer, imam, professional):
    answered(officer, imam, answer="decline", **{"decline-answer": "Choose “religious professionals”."})

    message = render_notice(professional.notices.get(), language="en")
    assert (message.path, "list of occupations" in message.body) == ("/en/my/occupation/", True)
