"""What a typed text asks for, as a plan that either engine carries out: whole numbers, nothing left to its taste.

A plan is made in Python, the same for both engines: words are cut as documents are, slips are mended, and a word or
phrase that names a concept also stands for its other names, so that `mkunga` finds a text that only says "midwife".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..vocabulary.everyday import is_everyday
from ..vocabulary.index import Vocabulary
from ..vocabulary.kiswahili.phrases import in_english
from ..vocabulary.spelling import WordIndex
from ..vocabulary.stems import SMALL_WORDS, forms_of, inflected, stem, words_of
from ..vocabulary.texts.abbreviations import abbreviations
from ..words import fold
from .documents import LANGUAGES
from .short_forms import short_forms_in, ways_of
from .wishes import says_how

#: Nobody types more to find something; the rest of a pasted text is not looked at.
LONGEST_TEXT = 200
MOST_TERMS = 12
#: The longest name of a concept that is recognised in a text, in words, small ones too.
LONGEST_PHRASE = 6
#: What a term is worth that only another name of the same concept answers.
OTHER_NAME = 1

#: A token in the language of the text that has it.
Token = tuple[str, str]


@dataclass(frozen=True)
class Term:
    """One typed word. An assignment answers it with any token of `tokens`, for what its best place is worth, or, for
    `OTHER_NAME`, with all tokens of one of the `other_names`. The best answer counts."""

    tokens: Mapping[str, frozenset[str]]
    other_names: frozenset[frozenset[Token]] = frozenset()


@dataclass(frozen=True)
class Plan:
    """Every term has to be answered; the worth of an assignment is the sum. A text that no word of any assignment and
    no name of a concept answers has a term with nothing in it, and finds nothing."""

    terms: tuple[Term, ...] = ()
    #: Typed word → what it was taken for.
    mended: dict[str, str] = field(default_factory=dict)
    #: Nothing has every word: this is what comes near.
    is_near: bool = False


class Corpus(Protocol):
    """The words and tokens that occur in the open assignments."""

    @property
    def words(self) -> WordIndex: ...

    @property
    def tokens(self) -> Mapping[str, frozenset[str]]: ...


def plan_for(text: str, *, corpus: Corpus, vocabulary: Vocabulary) -> Plan:
    """Understand a text. Anything is just text: signs of query languages, other scripts, pages of it."""
    text = text[:LONGEST_TEXT]
    short = short_forms_in(text)
    typed = fold(short.rest).split()
    asking = [place for place, word in enumerate(typed) if _asks(word)][:MOST_TERMS]
    terms = tuple(_of_short_form(ways, vocabulary) for _typed, ways in short.meant)[:MOST_TERMS]
    if not asking and terms:
        return Plan(terms)
    if not asking:
        # An empty text asks for everything; signs, small words and other scripts ask for nothing that could be found.
        return Plan((_nothing(),)) if text.strip() else Plan()
    meant = {typed[place]: _mended(typed[place], corpus, vocabulary) for place in asking}
    words = [meant.get(word, word) for word in typed]
    names = _other_names(words, vocabulary)
    return Plan(
        terms + tuple(_term(words, place, names[place], corpus, vocabulary) for place in asking),
        {word: mended for word, mended in meant.items() if mended != word},
    )


def near_plan(concepts: Iterable[int], *, vocabulary: Vocabulary, mended: dict[str, str]) -> Plan:
    """What asks for one of these concepts, by any of its names: for a text whose words nothing holds together."""
    names = {_name(label, language) for pk in concepts for language, label in vocabulary.words_for(pk, LANGUAGES)}
    tokens: dict[str, frozenset[str]] = {language: frozenset() for language in LANGUAGES}
    return Plan((Term(tokens, frozenset(names - {frozenset()})),), mended, is_near=True)


def is_searchable(text: str) -> bool:
    """Whether something in the text can be looked for: signs, small words and single letters cannot."""
    text = text[:LONGEST_TEXT]
    return any(_asks(word) for word in fold(text).split()) or says_how(text) or bool(short_forms_in(text).meant)


def _asks(word: str) -> bool:
    return len(word) > 1 and word not in SMALL_WORDS


def _of_short_form(ways: Iterable[str], vocabulary: Vocabulary) -> Term:
    """What a short form stands for, and the names of what is called so."""
    concepts = sorted({concept for way in ways for concept in vocabulary.means(fold(way))})
    names = {_name(label, language) for pk in concepts for language, label in vocabulary.words_for(pk, LANGUAGES)}
    names |= {_name(way, "en") for way in ways}
    return Term(_nothing().tokens, frozenset(names - {frozenset()}))


def _nothing() -> Term:
    return Term({language: frozenset() for language in LANGUAGES})


def _term(words: list[str], place: int, names: frozenset[frozenset[Token]], corpus: Corpus, known: Vocabulary) -> Term:
    """A word that a single letter before it makes another is found by what both together are called: e-learning."""
    if place and len(words[place - 1]) == 1 and (meant := known.means(f"{words[place - 1]} {words[place]}")):
        return _of_concepts(meant, known)
    return Term(_tokens(words[place], corpus), names)


def _of_concepts(concepts: Iterable[int], vocabulary: Vocabulary) -> Term:
    names = {_name(label, language) for pk in concepts for language, label in vocabulary.words_for(pk, LANGUAGES)}
    return Term(_nothing().tokens, frozenset(names - {frozenset()}))


def _tokens(word: str, corpus: Corpus) -> dict[str, frozenset[str]]:
    """The tokens that occur and stand for a word: its own; else those of the words that begin with it."""
    found = {language: frozenset({stem(word, language)}) & corpus.tokens[language] for language in LANGUAGES}
    if any(found.values()):
        return found
    begun = list(corpus.words.beginning_with(word))
    return {
        language: frozenset(stem(longer, language) for longer in begun) & corpus.tokens[language]
        for language in LANGUAGES
    }


def _mended(word: str, corpus: Corpus, vocabulary: Vocabulary) -> str:
    """A word that neither assignments nor concepts know, nor begin with, was a slip: words of assignments first."""
    is_known = any(stem(word, language) in corpus.tokens[language] for language in LANGUAGES)
    if is_known or is_everyday(word) or any(vocabulary.means(form) for form in forms_of(word)):
        return word
    if word in vocabulary.words or any(form in corpus.words for form in inflected(word)):
        return word
    if (meant := corpus.words.mend(word)) != word or next(corpus.words.beginning_with(word), None):
        return meant
    return vocabulary.words.completed(vocabulary.words.mend(word))


def _other_names(words: list[str], vocabulary: Vocabulary) -> list[frozenset[frozenset[Token]]]:
    """For each word the other names of the concepts that it, alone or with its neighbours, is a name of."""
    names: list[set[frozenset[Token]]] = [set() for _word in words]
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1):
            phrases = forms_of(words[start]) if end == start + 1 else [" ".join(words[start:end])]
            for concept in sorted({concept for phrase in phrases for concept in vocabulary.means(phrase)}):
                found = {_name(label, language) for language, label in vocabulary.words_for(concept, LANGUAGES)}
                for place in range(start, end):
                    names[place] |= found - {frozenset()}
    for place, word in enumerate(words):
        names[place] |= {_name(way, "en") for way in ways_of(word)} - {frozenset()}
    for places, english in in_english(words):
        found = {_name(way, "en") for way in english} - {frozenset()}
        for place in places:
            names[place] |= found
    return [frozenset(found) for found in names]


def _name(label: str, language: str) -> frozenset[Token]:
    """The tokens of a name; none for a short form that would be another word without its ending: AIDS and first aid."""
    tokens = frozenset((language, stem(word, language)) for word in words_of(label, language))
    folded = fold(label)
    is_other_word = folded in abbreviations() and tokens != {(language, folded)}
    return frozenset() if is_other_word else tokens
