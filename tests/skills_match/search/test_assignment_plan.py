"""What a text asks of a search for assignments: stems, names, slips, what is written short."""

import time

import pytest

from skills_match.search.plan import Plan, is_searchable, plan_for
from skills_match.search.wishes import wish_of
from skills_match.vocabulary.index import Vocabulary
from skills_match.vocabulary.spelling import WordIndex
from skills_match.vocabulary.stems import forms_of, stem
from skills_match.vocabulary.texts.otherwise import otherwise
from skills_match.words import fold


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
        ("en", ["model", "models", "modelling", "modeller"]),
        ("en", ["bid", "bids", "bidding"]),
        ("en", ["drill", "drills", "drilling"]),
    ],
)
def test_words_of_one_family_share_a_stem(language, family):
    assert len({stem(word, language) for word in family}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("sw", "walimu", "kilimo"), ("sw", "maji", "uji"), ("sw", "mkunga", "mkulima"), ("en", "news", "new")],
)
def test_words_of_two_families_do_not(language, one, other):
    assert stem(one, language) != stem(other, language)


def test_a_word_without_vowels_is_short_for_another():
    assert otherwise("project mgmt") == ["project management"]


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

    def test_a_word_after_a_single_letter_is_found_by_what_both_are_called(self):
        names = self.names((1, "en", "online course development"), (1, "en", "e-learning"), (2, "en", "adult learning"))
        (term,) = plan_for("e-learning", corpus=Corpus("learning", "course"), vocabulary=names).terms

        assert not any(term.tokens.values())
        assert frozenset({("en", stem(word, "en")) for word in ("online", "course", "development")}) in term.other_names

    def test_a_short_form_in_capitals_is_no_other_word_without_its_ending(self):
        names = self.names((1, "sw", "ukimwi"), (1, "en", "AIDS"), (1, "en", "HIV"))
        (term,) = plan_for("ukimwi", corpus=Corpus("aid", "first"), vocabulary=names).terms

        assert frozenset({("en", "hiv")}) in term.other_names
        assert frozenset({("en", "aid")}) not in term.other_names

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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nurce", "nurse"),
        ("farmacist", "pharmacist"),
        ("mekanik", "mechanic"),
        ("kordinator", "coordinator"),
        ("fotography", "photography"),
    ],
)
def test_a_word_that_is_written_as_it_sounds_is_taken_for_the_one_that_is_meant(typed, meant):
    assert WordIndex([meant, "nurture", "farm", "medicine", "corridor", "telegraphy"]).mend(typed) == meant


@pytest.mark.parametrize(
    ("typed", "other"),
    [("censor", "sensor"), ("kukoma", "kuchoma"), ("kites", "cites"), ("kukosa", "kuchosa"), ("serial", "cereal")],
)
def test_a_word_that_sounds_alike_and_begins_otherwise_or_is_kiswahili_stays(typed, other):
    assert WordIndex([other]).mend(typed) == typed


def test_no_word_however_long_takes_the_server_long():
    """Sixty letters took minutes: each syllable was tried in two ways."""
    corpus, syllables = WordIndex(["nurse", "mamama"]), ("ma", "nya", "mwa", "chwa", "sha", "aa", "x", "9")
    began = time.process_time()

    mended = [corpus.mend(syllable * (22 if syllable == "ma" else 60) + "x") for syllable in syllables]

    assert time.process_time() - began < 2
    assert len(mended) == len(syllables)
