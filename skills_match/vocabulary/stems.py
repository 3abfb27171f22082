"""Light stemming: what words of one family have in common, so that `muuguzi`, `wauguzi` and `uuguzi` find each other.

Made in Python, so that every engine searches the same tokens; no search server knows Kiswahili.
"""

from functools import lru_cache

from ..words import fold
from .kiswahili.morphology import swahili_stem
from .kiswahili.words import small_words

SHORTEST_REST = 4
ENGLISH_STOPS = frozenset(
    [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or",
        "our", "the", "their", "they", "this", "to", "we", "which", "will", "with", "you", "your",
    ]
)  # fmt: skip
STOPS = {"en": ENGLISH_STOPS, "sw": small_words()}
#: Words of either language that join others.
SMALL_WORDS = ENGLISH_STOPS | small_words()


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """The stem of a folded word. Texts say the same words again and again: all of them share one stem."""
    return swahili_stem(word) if language == "sw" else _english(word)


#: Singular and plural of the classes of nouns, and of people's and things' names made from one stem.
_SWAHILI_PAIRS = (("wa", "m"), ("wa", "mw"), ("vi", "ki"), ("mi", "m"), ("ma", "ji"), ("ma", ""), ("w", "mw"))


def forms_of(word: str) -> list[str]:
    """The word as it may stand in a list of names: itself, and its singular and plural in either language."""
    forms = {word: None}
    if len(word) > SHORTEST_REST:
        forms |= dict.fromkeys(word.removesuffix(ending) for ending in ("s", "es") if word.endswith(ending))
        if word.endswith("men"):
            forms[f"{word[:-3]}man"] = None
        if word.endswith("ies"):
            forms[f"{word[:-3]}y"] = None
        if word.endswith("ves"):
            forms[f"{word[:-3]}fe"] = None
        for plural, singular in _SWAHILI_PAIRS:
            for one, other in ((plural, singular), (singular, plural)):
                if one and word.startswith(one) and len(word) - len(one) >= SHORTEST_REST - 1:
                    forms[other + word[len(one) :]] = None
    return list(forms)


def inflected(word: str) -> list[str]:
    """The words that a word may be a form of: itself, its singular or plural, the verb without -ing and -ed."""
    forms = dict.fromkeys(forms_of(word))
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_REST - 1:
            root = word.removesuffix(ending)
            forms |= {root: None, f"{root}e": None}
    return list(forms)


def words_of(text: str, language: str) -> list[str]:
    """Folded words that carry meaning: no stop words of the language, no single letters."""
    return [word for word in fold(text).split() if len(word) > 1 and word not in STOPS.get(language, ())]


#: Endings that a verb and the nouns and qualities made from it differ in, each with the least that remains before it.
_ENDINGS = (
    ("ational", 5), ("ations", 5), ("ation", 5), ("ators", 5), ("ator", 5), ("ative", 5), ("ates", 5), ("ate", 5),
    ("ments", 4), ("ment", 4), ("ions", 5), ("ion", 5), ("ial", 5), ("al", 6), ("er", 4), ("or", 4),
)  # fmt: skip
#: Words that an ending would make another word of.
_WHOLE = {
    "publication": "publicat",
    "publications": "publicat",
    "news": "news",
    "statement": "statement",
    "statements": "statement",
} | {word: whole for whole in ("career", "customer") for word in (whole, f"{whole}s")}


def _english(word: str) -> str:
    """Plural, then -ing or -ed, then -ation, -ment, -er and their like, then a silent e and a doubled consonant."""
    if whole := _WHOLE.get(word):
        return whole
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_REST - 1:
            word = word[: -len(suffix)]
            if len(word) == SHORTEST_REST and word[-1] == word[-2] and word[-1] not in "aeioulsz":
                word = word[:-1]  # Bidding is what makes a bid; telling is not.
            break
    if word.endswith("ship") and len(word) - len("ship") > SHORTEST_REST + 1:
        word = word.removesuffix("ship")  # What a mentor does is mentorship; a town is no township.
    for suffix, rest in _ENDINGS:
        if word.endswith(suffix) and len(word) - len(suffix) >= rest:
            word = word[: -len(suffix)]
            break
    if word.endswith("at") and len(word) - 2 >= 5:
        word = word[:-2]
    if word.endswith("e") and len(word) > SHORTEST_REST:
        word = word[:-1]
    doubles = "aeiouls" if len(word) <= SHORTEST_REST + 1 else "aeious"  # Modelling makes a model; drilling a drill.
    if len(word) > SHORTEST_REST and word[-1] == word[-2] and word[-1] not in doubles:
        word = word[:-1]
    return word
