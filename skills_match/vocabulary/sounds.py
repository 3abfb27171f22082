"""Words that are written as they sound: nurce, farmacy, mekanik, kordinator."""

import re

#: A word built as Kiswahili is, every syllable ending in a vowel, is written as it sounds already. Nothing that was
#: read is read again in another way: for a long word there would be millions of ways.
OPEN_SYLLABLES = re.compile(r"(?:[mn]?+(?:ch|sh|dh|th|gh|kh|ny|[bdfghjklmnprstvwyz])?+[wy]?+[aeiou])++")
#: Below this length a first letter says too much of a word to be another: kite, cite.
_LONG = 6
_WRITTEN_OTHERWISE = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"sc?(?=[eiy])|c(?=[eiy])"), "s"),
    (re.compile(r"c(?!h)"), "k"),
)
#: As in mechanic and psychology; elsewhere it is a sound of its own.
_GREEK = re.compile(r"(?<=.)ch(?=[alnor])")
_DOUBLED = re.compile(r"(.)\1")


def sound(word: str) -> str:
    """What two folded words share that are said alike and written otherwise."""
    is_open = OPEN_SYLLABLES.fullmatch(word) is not None
    for letters, said in _WRITTEN_OTHERWISE:
        word = letters.sub(said, word)
    return word if is_open else _DOUBLED.sub(r"\1", _GREEK.sub("k", word))


def may_begin_alike(typed: str, meant: str) -> bool:
    """Whether two words of one sound begin with the same letter, or with letters that always sound so."""
    if typed[0] == meant[0]:
        return True
    is_f = {typed[0], meant[0]} == {"f", "p"}
    return is_f or ({typed[0], meant[0]} == {"c", "k"} and len(typed) >= _LONG)
