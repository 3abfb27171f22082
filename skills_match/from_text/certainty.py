"""How sure it is that the words of a text say a skill, or who somebody is; below that nothing is shown."""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from ..vocabulary.everyday import is_english_everyday
from ..vocabulary.of_occupations import occupations_called
from ..vocabulary.picker import Vocabulary
from ..vocabulary.stems import SMALL_WORDS, forms_of, stem
from ..vocabulary.texts.abbreviations import abbreviations
from ..vocabulary.texts.company import has_company
from ..vocabulary.texts.concepts import Mention
from ..vocabulary.tokens import stems_of
from ..words import fold

#: A text with so many skills is a whole curriculum vitae or terms of reference: what stands around a word says what it
#: means, and nothing needs to be added.
SAYS_MUCH = 10
#: A text of which fewer than this are said is short, and guesses are all there is.
FEW = 3
#: What can be done with anything, so that alone it names nothing.
VERBS_OF_EVERYTHING = {
    "en": "test measure teach train manage plan provide support assess check make write help do use lead supervise",
    "sw": "pima fundisha simamia panga toa saidia kagua tengeneza andika fanya tumia ongoza hudumia andaa weka"
    " hamisha fuatilia peleka anzisha",
}
#: From this share on a text has all of a label that says anything; in other words, from the
#: next; from the last, most of it.
WHOLE, WHOLE_IN_OTHER_WORDS, MOST = 0.9, 0.78, 0.7
#: One word of a longer name says enough where no more concepts than this have it; a word that more have says little.
FEW_HOLDERS, MANY_HOLDERS = 5, 20
#: What a hit keeps of its worth that only such words speak for.
PART_WORTH = 0.6
#: The same of a title where other words stand between its own.
APART_WORTH = 0.8
#: Where the end of a line divides a word.
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n\s*(?=[^\W\d_])")


def is_in_one_piece(text: str, hit: Mention) -> bool:
    """Whether nothing but small words stands between the words of a hit."""
    return len(set(fold(excerpt(text, hit)).split()) - SMALL_WORDS) <= hit.words


def weighed_as_title(text: str, hit: Mention) -> Mention:
    """The same for what somebody is: a title stands in one piece, and who `ran plants and wrote the operating manuals`
    is no plant operator."""
    hit = weighed(hit)
    return hit if is_in_one_piece(text, hit) else replace(hit, worth=hit.worth * APART_WORTH)


def weighed(hit: Mention) -> Mention:
    """A hit with the worth that one word deserves, or words of very many names: `schedule` is in many trades."""
    if hit.share >= WHOLE_IN_OTHER_WORDS or hit.holders <= MANY_HOLDERS:
        return hit
    return replace(hit, worth=hit.worth * PART_WORTH)


def says_a_skill(text: str, hit: Mention, words: Vocabulary) -> bool:
    """Whether the words of a text say a skill: not one verb of everything (to test) nor what somebody is called
    (nurse); this is neither the testing of skills nor the teaching of nurses. A short form is meant as a whole: M&E is
    no evaluation of jobs."""
    said = excerpt(text, hit)
    if ways := abbreviations().get(said.replace("&", "").casefold()):
        return _has_all(_names(hit, words), said, ways)
    folded = fold(said)
    if _is_named(hit, folded, words):
        return True
    is_little = hit.words == 1 or hit.share < MOST
    if is_little and not has_company(said, _names(hit, words), VERBS_OF_EVERYTHING):
        return False
    if " " in folded:
        return True
    is_of_everything = any(stem(folded, language) in _of_everything(language) for language in VERBS_OF_EVERYTHING)
    return not is_of_everything and (hit.share >= WHOLE_IN_OTHER_WORDS or not occupations_called(folded, words))


def is_guess(text: str, hit: Mention) -> bool:
    """Whether only one word speaks for a longer name, and one of every day or of many names: schedule, hospital; or
    only words of very many."""
    is_of_many = hit.holders > MANY_HOLDERS
    if hit.words > 1:
        return is_of_many and hit.share < MOST
    if hit.share >= WHOLE_IN_OTHER_WORDS:
        return is_of_many
    return hit.holders > FEW_HOLDERS or is_english_everyday(fold(excerpt(text, hit)))


def is_worth_a_guess(hit: Mention, *, besides: int) -> bool:
    """Guesses are all there is in a text that says little. What is known counts as said: the list is not filled up. One
    that says much may mean what few names have by one word."""
    return besides < FEW or (besides >= SAYS_MUCH and hit.holders <= MANY_HOLDERS)


def says_who(text: str, hit: Mention, words: Vocabulary) -> bool:
    """Whether one word of a text names a person: `usafishaji` is what cleaners do, and dialysis too."""
    folded, names = fold(excerpt(text, hit)), _names(hit, words)
    if not _is_named(hit, folded, words) and not has_company(folded, names, {}):
        return False
    if " " in folded:
        return True
    return not {word for _language, name in names for word in name.split()}.isdisjoint(forms_of(folded))


def _names(hit: Mention, words: Vocabulary) -> list[tuple[str, str]]:
    """(language, name) of what a hit means."""
    return words.words_for(hit.concept, ["en", "sw"])


def _is_named(hit: Mention, folded: str, words: Vocabulary) -> bool:
    """Whether the words of a text are a whole name of what the hit means, in the singular or the plural."""
    return any(hit.concept in words.named(form) for form in forms_of(folded))


def _has_all(names: list[tuple[str, str]], short: str, ways: Collection[str]) -> bool:
    """Whether a name has a short form, or all the words that it stands for."""
    meant = [set(stems_of(way, "en")) for way in ways]
    has_meant = any(stems <= set(stems_of(name, "en")) for _language, name in names for stems in meant)
    return has_meant or any(f" {fold(short)} " in f" {name} " for _language, name in names)


@cache
def _of_everything(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in VERBS_OF_EVERYTHING[language].split())


def excerpt(text: str, hit: Mention) -> str:
    """The words as they stand in the text, on one line; a word that the end of a line divides is one again."""
    return " ".join(_DIVIDED.sub("", text[hit.start : hit.end]).split())
