"""Words of every text say no skill alone, and what a text is signed with says none at all."""

import pytest

from skills_match.enums import ConceptKind, LabelKind
from skills_match.from_text.suggestions import suggest_from_text
from skills_match.vocabulary.titles.occupations import suggest_occupations
from tests.factories.matching import ConceptLabelFactory, OccupationFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def skills():
    SkillFactory(en="programme management", sw="usimamizi wa programu")
    SkillFactory(en="transport planning", sw="upangaji wa usafiri")
    SkillFactory(en="food safety inspection", sw="ukaguzi wa usalama wa chakula")
    SkillFactory(en="mentoring of teachers", sw="ulezi wa walimu")
    SkillFactory(en="laboratory quality management", sw="udhibiti wa viwango vya maabara")
    SkillFactory(en="Tanzanian sign language", sw="lugha ya viziwi")
    SkillFactory(en="safe use of pesticides", sw="matumizi salama ya viuatilifu")


def skills_in(text: str) -> list[str]:
    return [hit.label for hit in suggest_from_text(text=text, language="en").skills]


@pytest.mark.parametrize(
    "text",
    [
        "Visited programmes of the ministry.",
        "Paid for transport.",
        "Safety inspections of dams.",
        "Signature: A. Mwalimu",
        "My name is Fatuma Mwalimu.",
        "No food safety inspection required.",
        "Trained nurses in the safe use of machines.",
    ],
)
def test_such_words_alone_name_no_skill(skills, text):
    assert skills_in(text) == []


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Was in charge of programme management.", "programme management"),
        ("Nilifanya ukaguzi wa usalama wa chakula.", "food safety inspection"),
        ("Responsible for quality management.", "laboratory quality management"),
        ("Teaches sign lan-\nguage.", "Tanzanian sign language"),
    ],
)
def test_in_company_they_do(skills, text, skill):
    assert skills_in(text) == [skill]


@pytest.mark.parametrize(
    "text",
    [
        "Kukagua usalama wa mgodi, kufundisha chakula cha ng'ombe.",
        "Checked the safety of mines, feeding on food of the canteen.",
        "Taught at Mbeya Food Inspection Secondary School.",
    ],
)
def test_words_of_two_activities_or_of_the_name_of_a_school_are_no_phrase(skills, text):
    assert "food safety inspection" not in skills_in(text)


def test_part_of_a_name_is_not_read_where_the_text_has_another_one_whole():
    SkillFactory(en="risk management", sw="udhibiti wa hatari")
    SkillFactory(en="risk management for patients", sw="usalama wa wagonjwa")

    assert skills_in("I am good at risk management.") == ["risk management"]


@pytest.mark.parametrize(("things", "offered"), [("water power", 2), ("water power meals", 0)])
def test_what_the_names_of_many_share_says_none_of_them(things, offered):
    for name in ("baking bread", "weaving baskets", "carving doors"):
        SkillFactory(en=name)
    for thing in things.split():
        SkillFactory(en=f"setting of prices for {thing}")

    found = skills_in("Baking bread, weaving baskets and carving doors. Setting the prices of soap.")

    assert len([label for label in found if label.startswith("setting")]) == offered


def test_what_is_known_is_not_replaced_by_guesses():
    known = [SkillFactory(en=name).pk for name in ("baking bread", "weaving baskets", "carving doors")]
    for name in ("harbour lighting", "street lighting", "theatre lighting"):
        SkillFactory(en=name)
    text = "Baking bread, weaving baskets, carving doors in a harbour."
    assert "harbour lighting" in [hit.label for hit in suggest_from_text(text="In a harbour.", language="en").skills]

    assert suggest_from_text(text=text, language="en", known=known).skills == []


def test_one_word_is_what_people_mean_by_it_alone():
    SkillFactory(en="education budgets", sw="ugharamiaji wa elimu")
    prepared = SkillFactory(en="accounting for the year", sw="hesabu za mwaka")
    ConceptLabelFactory(concept=prepared, language="en", text="budgeting", kind=LabelKind.TYPED)

    assert skills_in("Skills: budgets, chess.") == ["accounting for the year"]


def test_a_unit_group_called_as_an_occupation_is_not_offered_with_it():
    OccupationFactory(en="civil engineer", sw="mhandisi ujenzi")
    group = OccupationFactory(en="Engineers, civil", sw="Wahandisi wa ujenzi", kind=ConceptKind.UNIT_GROUP)

    found = suggest_occupations(text="civil engineer", language="en")

    assert [hit.label for hit in found] == ["civil engineer"]
    assert group.pk not in [
        hit.concept for hit in suggest_from_text(text="A civil engineer.", language="en").occupations
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Teaches sign language.", 1),
        ("Tanzanian sign language, food safety inspection, laboratory quality management.", 3),
    ],
)
def test_a_text_asks_the_database_as_often_however_much_it_names(skills, text, number, django_assert_num_queries):
    skills_in("The words are read once.")

    with django_assert_num_queries(5):
        found = skills_in(text)

    assert len(found) == number
