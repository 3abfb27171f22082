"""Stems of Kiswahili: what a verb, its tenses and the nouns made from it have in common.

`nimefundisha`, `ufundishaji`, `wafundishaji` and `mafundisho` share `fundish` because `fundisha` is a verb that we
know: prefixes are taken off only where a verb remains. What remains of `kiongozi` is `ongoza` and not `ngozi`. Nouns
without a verb lose the prefix of their class.
"""

import re
from functools import cache

from .words import stems_of_nouns, verbs

#: Class prefixes of nouns; mw- and mu- are m- before a vowel.
NOUN_PREFIXES = ("mw", "mu", "wa", "ki", "vi", "ma", "mi", "ku", "ji", "m", "u")
#: What remains of a noun has at least this many letters; shorter rests meet by chance.
SHORTEST_REST = 4
#: What may stand before a verb: who (also in nouns of persons and deeds), when, whom.
_BEFORE = re.compile(
    r"(?:ni|u|a|tu|m|mu|mw|w|wa|i|zi|li|ya|ki|vi|pa|ku|kw|ma|mi|si|ha|hatu|hawa|hu|mku|waku|uku|uli|n)?"
    r"(?:na|li|me|ta|ki|ka|ja|sha|mesha|nge|ngali|po)?(?:ye|o|cho|vyo|lo|zo|yo)?"
    r"(?:ni|ku|m|mw|wa|w|i|zi|li|ki|vi|ya|u|ji|tu)?"
)
#: What may follow its root: extensions, the last vowel, endings of nouns, a place.
_AFTER = re.compile(
    r"(?:(?:ish|esh|ik|ek|iz|ez|il|el|li|le|an|k|iw|ew|liw|lew|w|i|e|y)*[aeiou]|aji|wa|o|io|eo|ifu|ivu|evu|)(?:ni)?"
)
#: How the last sound of a root changes before -i of a person or a deed: linda, mlinzi; jenga, ujenzi; pika, mpishi.
_SOFTENED = (("nd", "nz"), ("ng", "nz"), ("d", "z"), ("g", "z"), ("k", "sh"), ("l", "z"), ("t", "s"))
_LONGEST_BEFORE = 9
#: No verb with all that is put before and behind it is longer.
_LONGEST_WORD = 30
#: A short root is met by chance: it needs a plain beginning and a plain end. Shorter ones are listed as words.
_SHORT, SHORTEST_ROOT = 3, 3
_BEFORE_SHORT = re.compile(r"(?:ku|(?:ni|u|a|tu|m|wa)?(?:na|li|me|ta))(?:m|wa|i|zi|li|ki|vi|ji)?|m|mw|wa|u|uku|mku|ma|")
_AFTER_SHORT = re.compile(r"a|e|aji|o|wa|ia|ea|iwa|ewa|isha|esha|ana|i?liwa")


def swahili_stem(word: str) -> str:
    """The stem of a folded word."""
    if own := stems_of_nouns().get(word):
        return own
    return _root_of(word) or _noun(word)


def is_known(word: str) -> bool:
    """Whether a folded word is Kiswahili that we know."""
    return word in stems_of_nouns() or bool(_root_of(word))


def _root_of(word: str) -> str:
    """The root of the verb that a word is made from: the longest that fits, behind the shortest beginning."""
    roots, best, longest = _roots(), "", 0
    if word[-1:] not in tuple("aeiou") or len(word) > _LONGEST_WORD:
        return best
    for start in range(min(_LONGEST_BEFORE, len(word) - 2) + 1):
        if not _BEFORE.fullmatch(word, 0, start):
            continue
        for end in range(len(word), start + max(SHORTEST_ROOT - 1, longest), -1):
            root = roots.get(word[start:end])
            if root and _fits(word, start, end):
                best, longest = root, end - start
                break
    return best


def _fits(word: str, start: int, end: int) -> bool:
    """Whether what stands before and behind a root belongs to a verb."""
    if end - start > _SHORT:
        return bool(_AFTER.fullmatch(word, end))
    return bool(_BEFORE_SHORT.fullmatch(word, 0, start) and _AFTER_SHORT.fullmatch(word, end))


@cache
def _roots() -> dict[str, str]:
    """Each way in which a root is written → the root."""
    roots: dict[str, str] = {}
    softened: dict[str, str] = {}
    for verb in sorted(verbs()):
        root = verb[:-1] if verb.endswith("a") else verb
        if len(root) < SHORTEST_ROOT:
            continue
        roots[root] = root
        for hard, soft in _SOFTENED:
            if root.endswith(hard):
                softened[f"{root.removesuffix(hard)}{soft}i"] = root
                break
        if root[-1] in "aeiou":
            softened |= {f"{root}z{vowel}": root for vowel in "io"}
    # What is a verb without any change is that verb: kiongozi is of ongoza.
    return {written: root for written, root in softened.items() if written[:-1] not in roots} | roots


def _noun(word: str) -> str:
    """Up to two prefixes (m-u-uguzi); with mw- goes the vowel that wa- would have melted with (mw-alimu, wa-limu)."""
    for _step in range(2):
        prefix = next((p for p in NOUN_PREFIXES if word.startswith(p)), "")
        rest = word[len(prefix) :]
        if prefix == "mw" and rest.startswith("a"):
            rest = rest[1:]
        if not prefix or len(rest) < SHORTEST_REST:
            break
        word = rest
    return word
