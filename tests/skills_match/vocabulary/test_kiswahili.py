"""Kiswahili as people use it: verbs and their nouns, words that only look alike, everyday and mixed words."""

import pytest

from skills_match.vocabulary.kiswahili.known import is_kiswahili
from skills_match.vocabulary.kiswahili.morphology import swahili_stem
from skills_match.vocabulary.kiswahili.phrases import in_english
from skills_match.vocabulary.kiswahili.words import meanings, stems_of_nouns, verbs


@pytest.mark.parametrize(
    "family",
    [
        "kufundisha ufundishaji mfundishaji wafundishaji mafundisho nimefundisha nilifundisha walifundishwa",
        "kupanga upangaji mpango mipango nimepanga",
        "kuandika uandishi mwandishi waandishi niliandika andiko",
        "kujenga ujenzi mjenzi jengo majengo",
        "kulinda ulinzi mlinzi walinzi",
        "kupika upishi mpishi mapishi",
        "kukagua ukaguzi mkaguzi wakaguzi nilikagua",
        "kusimamia usimamizi msimamizi ninasimamia",
        "kuhudumia huduma mhudumu nilihudumia",
        "kutibu tiba matibabu nilitibu",
        "kulima kilimo mkulima wakulima",
        "kufunza mafunzo kujifunza mkufunzi",
    ],
)
def test_a_verb_and_its_nouns_share_a_stem(family):
    assert len({swahili_stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kiongozi", "ngozi"),
        ("wakili", "akili"),
        ("mnyama", "nyama"),
        ("mtunzi", "mtungi"),
        ("mkunga", "unga"),
        ("ukalimani", "kilimo"),
        ("mkakati", "kukata"),
        ("katibu", "kutibu"),
        ("uzazi", "mauzo"),
    ],
)
def test_words_that_only_look_alike_have_stems_of_their_own(one, other):
    assert swahili_stem(one) != swahili_stem(other)


@pytest.mark.parametrize("word", ["management", "tend", "project", "nurse", "a" * 5000, ""])
def test_what_is_no_kiswahili_is_not_taken_for_it(word):
    assert not is_kiswahili(word)


@pytest.mark.parametrize("word", ["pesa", "hela", "ticha", "kufundisha", "nilisimamia", "bajeti"])
def test_everyday_words_and_all_forms_of_verbs_are_known(word):
    assert is_kiswahili(word)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ticha", "teacher"),
        ("injinia", "engineer"),
        ("daktari wa meno", "dentist"),
        ("kuuza mtandaoni", "e-commerce"),
        ("nilichimba visima", "borehole drilling"),
    ],
)
def test_an_everyday_word_is_said_in_english(text, english):
    assert english in [way for _places, ways in in_english(text.split()) for way in ways]


def test_a_longer_phrase_leaves_nothing_to_the_words_in_it():
    assert [ways for _places, ways in in_english("daktari wa meno".split())] == [("dentist", "dentistry")]


def test_the_lists_are_sound():
    assert all(verb.isalpha() for verb in verbs())
    assert all(len(stem) > 1 for stem in stems_of_nouns().values())
    assert all(all(ways) for ways in meanings().values())
    assert len(meanings()) > 400
