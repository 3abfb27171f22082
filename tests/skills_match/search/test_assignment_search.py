"""Finding assignments, with either engine: words of either language, slips mended, facets with honest counts."""

import datetime
import time

import pytest
from django.utils import timezone

from skills_match.enums import AssignmentState, ChangeKind, LabelKind
from skills_match.models import Assignment
from skills_match.search.documents import documents_of
from skills_match.search.finding import shown_by
from skills_match.search.plan import Plan, is_searchable, plan_for
from skills_match.search.wishes import wish_of
from skills_match.search_server.changes import record_change
from skills_match.vocabulary.index import Vocabulary
from skills_match.vocabulary.spelling import WordIndex
from skills_match.vocabulary.stems import forms_of, stem
from skills_match.words import fold
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    ConceptLabelFactory,
    OccupationFactory,
    SkillFactory,
)
from tests.factories.people import RegionFactory, SectorFactory

NOTHING = {
    "background_en": "",
    "background_sw": "",
    "objective_en": "",
    "tasks_en": "",
    "deliverables_en": "",
    "unit": "",
}


def plain(title_en, title_sw, **values):
    """An assignment of which only the title says what it is about."""
    return AssignmentFactory(title_en=title_en, title_sw=title_sw, **{**NOTHING, **values})


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("sw", ["muuguzi", "wauguzi", "uuguzi"]),
        ("sw", ["mkunga", "wakunga", "ukunga"]),
        ("sw", ["mwalimu", "walimu", "ualimu"]),
        ("sw", ["mhandisi", "wahandisi", "uhandisi"]),
        ("sw", ["kijiji", "vijiji"]),
        ("en", ["trainer", "trainers", "training", "trained", "train"]),
        ("en", ["nurse", "nurses", "nursing"]),
        ("en", ["policy", "policies"]),
        ("en", ["planner", "planning", "plans"]),
    ],
)
def test_words_of_one_family_share_a_stem(language, family):
    assert len({stem(word, language) for word in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("walimu", "kilimo"), ("maji", "uji"), ("mkunga", "mkulima")])
def test_words_of_two_families_do_not(one, other):
    assert stem(one, "sw") != stem(other, "sw")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("wakunga", "mkunga"),
        ("walimu", "mwalimu"),
        ("vijana", "kijana"),
        ("miti", "miti"),
        ("madaktari", "daktari"),
        ("midwives", "midwife"),
        ("policies", "policy"),
        ("firemen", "fireman"),
        ("nurses", "nurse"),
    ],
)
def test_a_name_is_known_in_singular_and_plural(plural, singular):
    assert singular in forms_of(plural)


class Corpus:
    """The words of a small corpus, as an engine hands them to the plan."""

    def __init__(self, *words):
        self.words = WordIndex(words)
        self.tokens = {language: frozenset(stem(word, language) for word in words) for language in ("en", "sw")}


class TestPlan:
    """What either engine is asked to carry out."""

    def names(self, *labels):
        rows = [(pk, "skill", True, language, text, fold(text), "preferred") for pk, language, text in labels]
        return Vocabulary(rows)

    def test_each_word_is_a_term_with_the_tokens_that_occur(self):
        plan = plan_for("Nurses train", corpus=Corpus("nursing", "training"), vocabulary=self.names())

        assert [term.tokens for term in plan.terms] == [
            {"en": frozenset({"nurs"}), "sw": frozenset()},
            {"en": frozenset({"train"}), "sw": frozenset()},
        ]
        assert plan.mended == {}

    def test_a_name_of_a_concept_brings_its_other_names(self):
        names = self.names((1, "en", "applied ethics"), (1, "sw", "maadili tumizi"), (2, "en", "cooking"))
        plan = plan_for("maadili tumizi", corpus=Corpus("ethics"), vocabulary=names)

        everything = {
            frozenset({("en", stem("applied", "en")), ("en", stem("ethics", "en"))}),
            frozenset({("sw", stem("maadili", "sw")), ("sw", stem("tumizi", "sw"))}),
        }
        assert [term.other_names for term in plan.terms] == [everything, everything]

    def test_a_slip_is_mended_by_the_words_of_assignments_then_by_names(self):
        names = self.names((1, "en", "beekeeping"), (2, "en", "irrigated farming"))
        plan = plan_for("irigation bekeeping", corpus=Corpus("irrigation"), vocabulary=names)

        assert plan.mended == {"irigation": "irrigation", "bekeeping": "beekeeping"}

    def test_the_same_text_makes_the_same_plan(self):
        names = self.names((1, "en", "nursing"), (1, "sw", "uuguzi"))
        corpus = Corpus("nursing", "ward")

        assert plan_for("nurzing ward", corpus=corpus, vocabulary=names) == plan_for(
            "nurzing ward", corpus=corpus, vocabulary=names
        )

    @pytest.mark.parametrize("text", ["", "   "])
    def test_nothing_asked_is_an_empty_plan(self, text):
        assert plan_for(text, corpus=Corpus("ward"), vocabulary=self.names()) == Plan()

    @pytest.mark.parametrize("text", ["of the na ya", "*?~^:()[]{}", "🚑", "C++", "r"])
    def test_nothing_that_can_be_looked_for_finds_nothing(self, text):
        (term,) = plan_for(text, corpus=Corpus("ward"), vocabulary=self.names()).terms

        assert not any(term.tokens.values())
        assert not term.other_names

    @pytest.mark.parametrize(("typed", "meant"), [("nusre", "nurse"), ("nures", "nurse"), ("waetr", "water")])
    def test_letters_of_a_short_word_that_changed_places_are_mended(self, typed, meant):
        assert plan_for(typed, corpus=Corpus("nurse", "water"), vocabulary=self.names()).mended == {typed: meant}

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("M&E", [("monitoring", "evaluation")]),
            ("m & e officer", [("monitoring", "evaluation"), ("officer",)]),
            ("IT", [("information", "technology")]),
            ("IT jobs in a ward", [("information", "technology"), ("job",), ("ward",)]),
        ],
    )
    def test_what_is_written_short_is_looked_for_in_full(self, text, asked):
        plan = plan_for(text, corpus=Corpus("officer", "jobs", "ward"), vocabulary=self.names())

        stems = [{stem(word, "en") for word in words} for words in asked]
        assert len(plan.terms) == len(asked)
        for term, words in zip(plan.terms, stems, strict=True):
            in_full = [{token for _language, token in name} for name in term.other_names]
            assert words in in_full or words <= term.tokens["en"]

    def test_a_short_form_has_the_names_of_what_it_means_in_every_language(self):
        names = self.names((1, "en", "monitoring and evaluation"), (1, "sw", "ufuatiliaji na tathmini"))

        (term,) = plan_for("M&E", corpus=Corpus("ward"), vocabulary=names).terms

        assert frozenset(("sw", stem(word, "sw")) for word in ("ufuatiliaji", "tathmini")) in term.other_names

    @pytest.mark.parametrize(
        ("text", "is_one"), [("M&E", True), ("IT", True), ("it", True), ("give it to", True), ("of it", False)]
    )
    def test_a_short_form_is_searchable_and_a_small_word_is_not(self, text, is_one):
        assert is_searchable(text) is is_one

    def test_what_is_said_around_a_short_form_leaves_it(self):
        assert wish_of("looking for IT work", self.names()).words == "IT"

    @pytest.mark.parametrize("word", ["pesa", "kufundisha", "mkulima", "hela"])
    def test_a_word_of_kiswahili_is_no_slip_of_another_word(self, word):
        corpus = Corpus("pesticide", "kufundi", "mkulimo", "help")

        assert plan_for(word, corpus=corpus, vocabulary=self.names()).mended == {}

    @pytest.mark.parametrize("word", ["pests", "wards", "nursings"])
    def test_a_form_of_a_word_that_occurs_is_no_slip(self, word):
        corpus = Corpus("pest", "ward", "nursing", "past", "wars")

        assert plan_for(word, corpus=corpus, vocabulary=self.names()).mended == {}

    def test_a_word_of_kiswahili_brings_what_it_is_called_in_english(self):
        (term,) = plan_for("kuku", corpus=Corpus("poultry"), vocabulary=self.names()).terms

        assert frozenset({("en", stem("poultry", "en"))}) in term.other_names

    @pytest.mark.parametrize(("typed", "other"), [("grant", "migrant"), ("pests", "pesticide")])
    def test_what_differs_in_more_than_a_slip_is_another_word(self, typed, other):
        assert plan_for(typed, corpus=Corpus(other), vocabulary=self.names()).mended == {}

    def test_no_more_than_a_dozen_words_are_looked_at(self):
        plan = plan_for(" ".join(f"w{n}" for n in range(40)), corpus=Corpus("ward"), vocabulary=self.names())

        assert len(plan.terms) == 12


@pytest.mark.django_db
def test_a_document_lists_each_token_at_its_best_place():
    row = plain("Train nurses", "Kufundisha wauguzi", background_en="Nurses care. A ward.")
    document = documents_of(Assignment.objects.filter(pk=row.pk))[row.pk]

    assert {"nurs", "train"} <= set(document.fields["title_en"])
    assert {"ward"} <= set(document.fields["text_en"])
    assert "nurs" not in document.fields["text_en"]
    assert sum(document.worth("en", token) for token in ("nurs", "ward", "absent")) == 5


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def nurses(self):
        return plain("Train paediatric nurses", "Kufundisha wauguzi wa watoto")

    @pytest.fixture
    def canals(self):
        return plain("Supervise irrigation canals", "Kusimamia mifereji ya umwagiliaji")

    @pytest.fixture
    def find(self, search, nurses, canals):
        return lambda text="", **chosen: set(search(text, **chosen).worth)

    @pytest.mark.parametrize(
        "text", ["nursing", "NURSES", "uuguzi", "muuguzi wa watoto", "paediatric nurse", "nurzes", "paedatric", "paed"]
    )
    def test_words_of_either_language_find_it(self, find, nurses, text):
        assert find(text) == {nurses.pk}

    def test_every_word_has_to_occur(self, find):
        assert find("nurses irrigation") == set()
        assert find("of the na ya") == set()

    def test_a_mended_word_is_named(self, search, nurses, canals):
        assert search("irigation").mended == {"irigation": "irrigation"}

    def test_synonyms_of_a_skill_asked_for_find_it_too(self, find, canals):
        skill = SkillFactory(en="hydraulic engineering", sw="uhandisi wa maji")
        ConceptLabelFactory(concept=skill, text="waterworks", kind=LabelKind.SYNONYM)
        AssignmentSkillFactory(assignment=canals, skill=skill)

        assert find("waterworks") == {canals.pk}

    def test_a_word_in_the_title_counts_more_than_one_in_the_text(self, search, nurses):
        other = plain("Keep a register", "Kutunza rejista", background_en="For nurses.")

        assert list(search("nurses", sort="words").worth) == [nurses.pk, other.pk]

    @pytest.mark.parametrize(
        "text", ["mkunga", "wakunga", "MKUNGA", "mkungaa", "midwives", "sage-femme", "hospitali mkunga"]
    )
    def test_a_word_finds_a_text_in_the_other_language_through_the_concept(self, find, text):
        midwife = OccupationFactory(en="midwife", sw="mkunga")
        ConceptLabelFactory(concept=midwife, language="fr", text="sage-femme")
        english = plain("Train the midwife on duty", "", background_en="In a hospital: hospitali.")
        plain("Train the cook on duty", "", background_en="In a hospital: hospitali.")

        assert find(text) == {english.pk}

    def test_a_phrase_is_known_as_one_name(self, find):
        SkillFactory(en="water engineering", sw="uhandisi wa maji")
        both = plain("Engineering of new water towers", "")
        bridges = plain("Engineering of new bridges", "")

        assert find("uhandisi wa maji") == {both.pk}
        assert find("uhandisi") == {both.pk, bridges.pk}

    def test_another_name_counts_less_than_the_word_itself(self, search):
        OccupationFactory(en="midwife", sw="mkunga")
        through_concept = plain("Train the midwife on duty", "")
        itself = plain("", "Kufundisha mkunga")

        found = search("mkunga", sort="words")

        assert list(found.worth.items()) == [(itself.pk, 4), (through_concept.pk, 1)]

    def test_a_word_taken_out_by_the_office_finds_nothing(self, find, canals):
        skill = SkillFactory(en="hydraulic engineering", sw="uhandisi wa maji")
        ConceptLabelFactory(concept=skill, text="waterworks", kind=LabelKind.SYNONYM, review_state="rejected")
        AssignmentSkillFactory(assignment=canals, skill=skill)

        assert find("waterworks") == set()

    def test_a_known_word_that_nobody_asks_for_is_not_taken_for_another(self, search, nurses):
        SkillFactory(en="purses", sw="pochi")

        found = search("purses")

        assert (found.worth, found.mended) == ({}, {})

    @pytest.mark.parametrize(
        "text",
        [
            'title_en:nurses AND (NOT "x~9") OR *:* ^3 \\ / [a TO z]',
            '{"query": {"match_all": {}}}',
            "nurses'; DROP TABLE skills_match_assignment; --",
            "\u202enursing\u202c \u200f",
            "nurses " * 7000,
            "a" * 50_000,
            "🚑 nurses 👩🏾‍⚕️",
            "\0nurses",
            "ممرضة",
            "護士",
            "🚑🚑🚑",
            "*?~^:()[]{}",
            "%_",
        ],
    )
    def test_hostile_text_is_just_text_and_fast(self, find, nurses, canals, text):
        find()
        started = time.monotonic()

        found = find(text)

        assert time.monotonic() - started < 1
        assert found in (set(), {nurses.pk})
        assert nurses.pk in found or text not in ("nurses " * 7000, "🚑 nurses 👩🏾‍⚕️", "\0nurses")

    def test_what_no_text_holds_finds_what_asks_for_it_and_says_so(self, search, canals):
        AssignmentSkillFactory(assignment=canals, skill=SkillFactory(en="budget preparation", sw="upangaji wa bajeti"))

        near = search("jinsi ya kuandaa bajeti ya ofisi")
        exact = search("bajeti")

        assert (set(near.worth), near.is_near) == ({canals.pk}, True)
        assert (set(exact.worth), exact.is_near) == ({canals.pk}, False)

    def test_a_search_that_only_comes_near_also_finds_it_for_alerts(self, canals):
        AssignmentSkillFactory(assignment=canals, skill=SkillFactory(en="budget preparation", sw="upangaji wa bajeti"))

        assert shown_by(canals.pk)("jinsi ya kuandaa bajeti ya ofisi", {})

    @pytest.mark.parametrize("text", ["kufundisha hesabu", "teaching maths", "math teacher"])
    def test_what_shares_only_the_commoner_word_is_not_near(self, search, nurses, text):
        SkillFactory(en="mathematics teaching", sw="ufundishaji wa hisabati")
        for other in ("paediatric nursing", "science", "music"):
            skill = SkillFactory(en=f"teaching of {other}", sw=f"kufundisha {other}")
            AssignmentSkillFactory(assignment=nurses, skill=skill)

        found = search(text)

        assert found.worth == {}

    @pytest.mark.parametrize("typed", ["midwive", "midwifes"])
    def test_a_word_that_lacks_its_last_letter_is_that_word(self, find, typed):
        midwife = OccupationFactory(en="midwife", sw="mkunga")
        SkillFactory(kind="unit_group", en="Professional midwives", sw="Wakunga wataalamu")
        wards = plain("Help on the wards", "Saidia wodini", occupation=midwife)

        assert find(typed) == {wards.pk}

    def test_an_old_name_of_an_institution_still_finds(self, find, canals):
        canals.institution.names.create(name_en="Ministry of Zebras", name_sw="Wizara", valid_from="1990-01-01")
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=canals.pk)

        assert find("zebras") == {canals.pk}

    def test_what_is_not_open_is_not_found(self, find, nurses, canals):
        plain("Draft", "Rasimu", state=AssignmentState.DRAFT)
        plain("Yesterday", "Jana", closing_on=timezone.localdate() - datetime.timedelta(days=1))

        assert find() == {nurses.pk, canals.pk}

    def test_a_closed_one_leaves_and_a_changed_one_is_read_again(self, find, nurses, canals):
        find()
        nurses.state = AssignmentState.CLOSED
        nurses.save()
        canals.title_en = "Repair wells"
        canals.save()
        for changed in (nurses, canals):
            record_change(kind=ChangeKind.ASSIGNMENT, object_id=changed.pk)

        assert find() == {canals.pk}
        assert find("wells") == {canals.pk}

    def test_facets_narrow_and_count_what_another_choice_would_find(self, search, nurses, canals):
        farming = SectorFactory(code="agriculture", name_en="Agriculture", name_sw="Kilimo")
        pemba = RegionFactory(code="TZ-10", name_en="Pemba North", name_sw="Kaskazini Pemba")
        pond = plain("Dig a pond", "Kuchimba bwawa", sector=farming, region=pemba, length_days=10, mode="blended")
        AssignmentLanguageFactory(assignment=pond)

        found = search(sector=["agriculture"])

        assert set(found.worth) == {pond.pk}
        assert found.counts == {
            "sector": {"agriculture": 1, "health": 2},
            "region": {"TZ-10": 1},
            "mode": {"blended": 1},
            "length": {"2w": 1},
            "language": {"en": 1},
        }

    @pytest.mark.parametrize(
        ("sort", "first"), [("closing", "canals"), ("newest", "nurses"), ("match", "canals"), ("words", "canals")]
    )
    def test_orders(self, search, nurses, canals, sort, first):
        canals.closing_on = timezone.localdate()
        canals.published_at = timezone.now() - datetime.timedelta(days=5)
        canals.save()
        undated = plain("Open end", "Bila mwisho", closing_on=None)
        undated.published_at = canals.published_at - datetime.timedelta(days=5)
        undated.save()

        found = search(sort=sort, scores={canals.pk: 10})

        two = [canals.pk, nurses.pk] if first == "canals" else [nurses.pk, canals.pk]
        assert list(found.worth) == [*two, undated.pk]
