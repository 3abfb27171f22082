"""The picker understands what people type, in either language."""

import time

import pytest
from django.urls import reverse

from skills_match.enums import ConceptKind, LabelKind
from skills_match.models import OccupationSkill
from skills_match.vocabulary.picker import suggest
from tests.conftest import sign_in
from tests.factories.matching import ConceptLabelFactory, OccupationFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    skill = SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")
    ConceptLabelFactory(concept=skill, text="children's nursing", kind=LabelKind.SYNONYM)
    SkillFactory(en="irrigation scheduling", sw="upangaji wa umwagiliaji")
    OccupationFactory(en="paediatric nurse", sw="muuguzi wa watoto")
    return skill


def labels(text, language="en", kinds=(ConceptKind.SKILL,)):
    return [found.label for found in suggest(text=text, language=language, kinds=kinds)]


@pytest.mark.parametrize(
    "typed",
    [
        "paediatric nursing",
        "PAEDIATRIC",
        "pædiatric nursing",
        "paediatrc nursing",
        "nursing paed",
        "nursng",
        "paedatri",
    ],
)
def test_slips_of_the_keyboard_are_forgiven(nursing, typed):
    assert labels(typed) == ["paediatric nursing"]


def test_a_kiswahili_word_leads_to_the_english_label_for_an_english_reader(nursing):
    (found,) = suggest(text="uuguzi wa watoto", language="en", kinds=[ConceptKind.SKILL])

    assert (found.concept, found.label, found.matched_text) == (nursing, "paediatric nursing", "uuguzi wa watoto")


def test_a_synonym_says_which_word_matched(nursing):
    (found,) = suggest(text="childrens nursing", language="sw", kinds=[ConceptKind.SKILL])

    assert (found.label, found.matched_text) == ("uuguzi wa watoto", "children's nursing")


def test_only_the_kinds_asked_for_are_suggested(nursing):
    assert labels("nurse", kinds=[ConceptKind.OCCUPATION]) == ["paediatric nurse"]


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "!!"])
def test_nonsense_suggests_nothing(nursing, typed):
    assert labels(typed) == []


def test_a_new_label_is_found_at_once(nursing):
    assert labels("drip") == []

    SkillFactory(en="drip irrigation", sw="umwagiliaji wa matone")

    assert labels("drip") == ["drip irrigation"]


def test_a_withdrawn_concept_is_not_suggested(nursing):
    nursing.is_active = False
    nursing.save()

    assert labels("paediatric") == []


def test_a_known_vocabulary_costs_three_queries_and_two_more_where_it_finds_little(nursing, django_assert_num_queries):
    for number in range(5):
        SkillFactory(en=f"welding {number}")
    labels("welding")
    labels("paediatric")

    with django_assert_num_queries(3):
        labels("welding")
    with django_assert_num_queries(5):
        labels("paediatric")


def test_what_holds_the_gist_is_found_where_no_name_holds_every_word(nursing):
    SkillFactory(en="budget preparation", sw="upangaji wa bajeti")

    found = suggest(text="kupanga bajeti ya ofisi", language="en", kinds=[ConceptKind.SKILL])[0]

    assert (found.label, found.is_near) == ("budget preparation", True)


def test_names_that_hold_every_word_come_before_those_that_hold_the_gist():
    SkillFactory(en="crop budget planning")
    SkillFactory(en="planning of budgets")

    assert labels("budget planning") == ["crop budget planning", "planning of budgets"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_large_vocabulary_is_read_again_in_the_background_while_the_one_before_serves(nursing, monkeypatch):
    monkeypatch.setattr("skills_match.vocabulary.index._LARGE", 0)
    assert labels("beekeeping") == []
    SkillFactory(en="beekeeping", sw="ufugaji nyuki")

    assert labels("beekeeping") == []
    deadline = time.monotonic() + 10
    while not labels("beekeeping") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert labels("beekeeping") == ["beekeeping"]


def test_occupations_of_the_pack_come_before_unit_groups_that_begin_with_the_word():
    OccupationFactory(en="civil engineer", sw="mhandisi ujenzi")
    SkillFactory(kind=ConceptKind.UNIT_GROUP, en="Engineers, civil", sw="Wahandisi wa ujenzi")
    SkillFactory(kind=ConceptKind.UNIT_GROUP, en="General secretaries", sw="Makatibu muhtasi")
    OccupationFactory(en="secondary school teacher", sw="mwalimu wa sekondari")
    kinds = [ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP]

    assert labels("engineer", kinds=kinds) == ["civil engineer", "Engineers, civil"]
    assert labels("engineers, civil", kinds=kinds)[0] == "Engineers, civil"
    assert labels("secretary", kinds=kinds)[0] == "General secretaries"


def test_a_word_that_grows_when_it_is_folded_still_fits_its_column():
    label = ConceptLabelFactory(concept=SkillFactory(), language="sw", kind="synonym", text="㎉" * 200)

    assert label.folded == "kcal" * 50


def test_what_is_mended_in_a_picker_is_said(nursing, professional):
    client = sign_in(professional)

    page = client.get(reverse("my:skills"), {"q": "paediatrc nursing"}).content.decode()
    note = client.get(reverse("my:skill_suggest"), {"q": "paediatrc"}).json()["note"]

    assert "Nothing has the word “paediatrc”; shown is what has “paediatric”." in page
    assert note == "Nothing has the word “paediatrc”; shown is what has “paediatric”."


def test_what_is_not_mended_says_nothing(nursing, professional):
    assert sign_in(professional).get(reverse("my:skill_suggest"), {"q": "paediatric"}).json()["note"] == ""


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("M&E", "monitoring and evaluation"),
        ("m&e", "monitoring and evaluation"),
        ("PPP", "public-private partnership structuring"),
        ("auditing", "internal audit"),
        ("auditor", "internal audit"),
        ("ku-manage project", "project management"),
        ("ticha wa hesabu", "mathematics teacher"),
        ("kazi ya daktari wa meno", "dentistry"),
    ],
)
def test_short_mixed_and_everyday_words_find_what_they_mean(typed, label):
    for text in (
        "monitoring and evaluation", "public-private partnership structuring", "internal audit", "project management",
        "mathematics teacher", "dentistry", "welding", "dentist", "teacher training", "audit of wells",
    ):  # fmt: skip
        SkillFactory(en=text)

    assert label in labels(typed)[:5]


def test_whoever_types_a_noun_of_people_means_those_who_are_called_so_first():
    for text in ("teacher educator", "art teacher", "teacher of teachers"):
        OccupationFactory(en=text)

    found = suggest(text="teacher", language="en", kinds=[ConceptKind.OCCUPATION])

    assert found[0].label == "art teacher"


def test_what_only_comes_near_stands_under_a_heading_of_its_own(professional):
    SkillFactory(en="port operations")
    for text in ("port lighting", "surgical operations", "heart operations", "eye operations"):
        SkillFactory(en=text)
    client = sign_in(professional)

    both = client.get(reverse("my:skills"), {"q": "port operations"}).content.decode()
    only_near = client.get(reverse("my:skills"), {"q": "port chemistry"}).content.decode()

    assert both.index("Port operations<") < both.index("What comes near") < both.index("Port lighting<")
    assert "Nothing is called “port chemistry”. What comes near" in only_near


def test_a_word_of_kiswahili_is_never_mended_into_another():
    SkillFactory(en="safe use of pesticides")

    assert labels("pesa") == []


@pytest.fixture
def ward():
    care = SkillFactory(en="general nursing care", sw="huduma za jumla za uuguzi")
    wounds = SkillFactory(en="wound care", sw="huduma ya vidonda")
    nurse = OccupationFactory(en="registered nurse", sw="muuguzi aliyesajiliwa")
    for language, text in (("sw", "muuguzi"), ("sw", "nesi"), ("en", "nurse")):
        ConceptLabelFactory(concept=nurse, language=language, text=text, kind=LabelKind.SYNONYM)
    for skill in (wounds, care):
        OccupationSkill.objects.create(occupation=nurse, skill=skill, is_essential=True)
    for other in ("nursery management", "nursery education", "seaweed nursery"):
        SkillFactory(en=other)


@pytest.mark.parametrize("typed", ["nesi", "muuguzi", "nurse", "nurses", "muguuzi"])
def test_what_a_person_is_called_finds_the_skills_of_that_occupation_and_not_what_begins_alike(ward, typed):
    assert set(labels(typed)) == {"general nursing care", "wound care"}


def test_of_these_the_skill_that_is_named_after_the_person_comes_first(ward):
    assert labels("muuguzi")[0] == "general nursing care"


def test_the_first_word_of_the_name_of_an_occupation_is_what_its_people_are_called():
    electrician = OccupationFactory(en="electrician", sw="fundi umeme")
    OccupationSkill.objects.create(occupation=electrician, skill=SkillFactory(en="house wiring"), is_essential=True)
    SkillFactory(en="funding applications")

    assert labels("fundi") == ["house wiring"]
    assert labels("umeme") == []


def test_one_frequent_word_of_a_phrase_is_not_near_to_the_phrase():
    SkillFactory(en="microfinance", sw="huduma ndogo")
    SkillFactory(en="mental health first aid", sw="huduma ya kwanza ya afya ya akili")

    assert labels("huduma ya kwanza") == ["mental health first aid"]
