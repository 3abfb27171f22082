""" "My skill is missing": suggested once, answered once, and the person hears of it."""

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed
from diaspora.notices.notify import render_notice
from skills_match.enums import ConceptKind, SuggestionState
from skills_match.models import ConceptSuggestion, IndexChange
from skills_match.vocabulary import suggestions
from skills_match.vocabulary.picker import suggest
from tests.conftest import sign_in
from tests.factories.matching import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggestion(professional):
    return suggestions.suggest_concept(by=professional, text="seaweed farming", language="en")


def found(text, language="en"):
    return [s.concept for s in suggest(text=text, language=language, kinds=[ConceptKind.SKILL])]


def test_a_person_suggests_a_word_and_the_double_click_does_no_harm(professional):
    client = sign_in(professional)

    for text in ("Kilimo cha mwani", "kilimo  cha MWANI"):
        client.post(reverse("my:missing_skill"), {"text": text, "language": "sw"})

    assert [row.text for row in ConceptSuggestion.objects.all()] == ["Kilimo cha mwani"]


@pytest.mark.parametrize("text", ["", "x" * 121])
def test_an_empty_or_endless_word_is_refused(professional, text):
    answer = sign_in(professional).post(reverse("my:missing_skill"), {"text": text, "language": "en"})

    assert answer.status_code == 200
    assert not ConceptSuggestion.objects.exists()


def test_accepted_as_new_it_is_found_in_both_languages(suggestion, officer):
    concept = suggestions.accept_as_new(
        suggestion=suggestion, by=officer, label_en="seaweed cultivation", label_sw="kilimo cha mwani"
    )

    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.concept) == (SuggestionState.ACCEPTED_NEW, concept)
    assert found("seaweed farming") == found("mwani", "sw") == [concept]
    assert IndexChange.objects.filter(kind="taxonomy").exists()


def test_accepted_as_a_synonym_it_leads_to_the_skill(suggestion, officer):
    mariculture = SkillFactory(en="mariculture", sw="ufugaji wa baharini")

    suggestions.accept_as_synonym(suggestion=suggestion, by=officer, concept=mariculture)

    assert found("seaweed farming") == [mariculture]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_person_reads_what_came_of_it(suggestion, professional, officer, language):
    suggestions.accept_as_new(
        suggestion=suggestion, by=officer, label_en="seaweed cultivation", label_sw="kilimo cha mwani"
    )

    message = render_notice(professional.notices.get(), language=language)

    assert {"en": "seaweed cultivation", "sw": "kilimo cha mwani"}[language] in message.body
    assert message.path == f"/{language}/my/skills/{suggestion.__class__.objects.get().concept_id}/"


def test_declined_with_a_reason_that_the_person_reads(suggestion, professional, officer):
    suggestions.decline_suggestion(suggestion=suggestion, by=officer, answer="Please use “mariculture”.")

    assert "Please use “mariculture”." in render_notice(professional.notices.get(), language="en").body


def test_it_is_answered_only_once(suggestion, officer, professional):
    suggestions.decline_suggestion(suggestion=suggestion, by=officer, answer="No")

    with pytest.raises(MoveNotAllowed):
        suggestions.accept_as_new(suggestion=suggestion, by=officer, label_en="a", label_sw="b")
    with pytest.raises(MoveNotAllowed):
        suggestions.accept_as_synonym(suggestion=suggestion, by=officer, concept=SkillFactory())
    assert professional.notices.count() == 1


def test_a_skill_that_exists_is_not_added_again(suggestion, officer):
    twin = SkillFactory(en="Seaweed farming", sw="kilimo cha mwani")

    with pytest.raises(suggestions.ConceptExists) as refusal:
        suggestions.accept_as_new(suggestion=suggestion, by=officer, label_en="seaweed farming", label_sw="mwani")

    assert refusal.value.concept == twin
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.OPEN


def test_a_suggestion_of_somebody_who_left_is_answered_without_a_notice(suggestion, officer):
    suggestion.suggested_by = None
    suggestion.save()

    suggestions.decline_suggestion(suggestion=suggestion, by=officer, answer="No")

    assert not suggestion.__class__.objects.filter(state=SuggestionState.OPEN).exists()
