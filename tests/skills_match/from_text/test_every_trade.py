"""What people of every trade also do is read from a verb and the words next to it, and comes after their own trade."""

import pytest

from skills_match.from_text.suggestions import suggest_from_text
from skills_match.vocabulary.sources.pack_files import read_pack
from skills_match.vocabulary.texts.every_trade import SKILLS, said_in_every_trade
from tests.factories.matching import SkillFactory


def skills_of(text: str) -> list[str]:
    return [name for name, _start, _end in said_in_every_trade(text)]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Trained 60 village water committees.", ["staff training"]),
        ("Nimewafundisha wafamasia vijana.", ["staff training"]),
        ("Atatoa mafunzo kwa watumishi wa wilaya.", ["staff training"]),
        ("7. Report each month to the Commissioner.", ["report writing"]),
        ("Kuandika ripoti ya mwisho.", ["report writing"]),
        ("I led a team of nine nurses.", ["team leadership"]),
        ("Advised the ministry on tariffs.", ["advisory services"]),
        ("Repair of ventilators, preventive maintenance.", ["equipment maintenance and repair"]),
        ("Wrote user manuals.", ["training material development"]),
        ("Kuhamasisha jamii.", ["community engagement"]),
        ("Safe handling of pesticides.", ["occupational health and safety"]),
        ("Nilitoa mafunzo kwa mafundi na kukarabati mashine.", ["staff training", "equipment maintenance and repair"]),
    ],
)
def test_a_verb_with_its_object_says_it(text, skills):
    assert skills_of(text) == skills


@pytest.mark.parametrize(
    "text",
    [
        "I took the train to work.",
        "Trained as a nurse in Leeds.",
        "Nafundisha wanafunzi hisabati.",
        "Prepared the financial statements and taarifa.",
        "Kuandaa taarifa za fedha.",
        "Road safety training.",
        "Kuwashauri wagonjwa.",
        "I have never trained nurses.",
        "Maintained good relations.",
    ],
)
def test_the_verb_alone_does_not(text):
    assert skills_of(text) == []


@pytest.mark.django_db
def test_it_comes_after_what_is_of_this_trade_and_once():
    SkillFactory(en="nursing education", sw="ufundishaji wa uuguzi")
    SkillFactory(en="staff training", sw="mafunzo kwa wafanyakazi")

    found = suggest_from_text(text="Nursing education: trained nurses and trained midwives.", language="sw").skills

    assert [hit.label for hit in found] == ["ufundishaji wa uuguzi", "mafunzo kwa wafanyakazi"]
    assert found[1].words == "trained nurses"


def test_the_pack_has_each_of_these_skills():
    assert {*SKILLS} <= {skill.labels["en"] for skill in read_pack().skills}
