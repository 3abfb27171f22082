"""What people type leads to a skill and is no name of it: no text is read by it, nothing is described by it."""

import pytest

from skills_match.enums import ConceptKind, LabelKind
from skills_match.from_text.suggestions import suggest_from_text
from skills_match.vocabulary.picker import suggest, vocabulary
from tests.factories.matching import ConceptLabelFactory, SkillFactory


@pytest.fixture
def phlebotomy(db):
    skill = SkillFactory(en="laboratory specimen collection", sw="ukusanyaji wa sampuli")
    for language, text in (("en", "taking blood"), ("en", "blood"), ("sw", "kutoa damu")):
        ConceptLabelFactory(concept=skill, language=language, text=text, kind=LabelKind.TYPED)
    return skill


@pytest.mark.parametrize("typed", ["taking blood", "blood", "kutoa damu", "taking the blood"])
def test_what_is_typed_finds_the_skill(phlebotomy, typed):
    found = suggest(text=typed, language="en", kinds=[ConceptKind.SKILL])

    assert [hit.label for hit in found] == ["laboratory specimen collection"]


def skills_in(text: str) -> list[str]:
    return [hit.label for hit in suggest_from_text(text=text, language="en").skills]


def test_a_short_text_is_read_by_words_of_every_day_too(phlebotomy):
    assert skills_in("In the mornings I was taking blood.") == ["laboratory specimen collection"]


def test_a_long_text_means_by_one_such_word_whatever_stands_around_it(phlebotomy):
    around = "He walked home slowly past the old harbour. " * 6

    assert skills_in(f"{around}The blood of the earth.") == []
    assert skills_in(f"{around}Then he was taking blood.") == ["laboratory specimen collection"]


def test_what_is_only_typed_is_no_other_name_of_the_skill(phlebotomy):
    assert vocabulary().words_for(phlebotomy.pk, ["en"]) == [("en", "laboratory specimen collection")]
