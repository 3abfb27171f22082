"""The words of a text, so far apart where a statement ends that none belongs to two; and words that are tied as one."""

from collections.abc import Sequence
from dataclasses import replace

from ..kiswahili.morphology import is_known
from ..tokens import TextWord, words_in
from .passed_over import ends_of_statements, passed_over
from .proper_names import proper_names

#: Words of a label further apart than this from its rarest word in the text do not belong together.
REACH = 6
#: How many words a comma is worth: the parts of a list belong together less than the words of a part.
COMMA = 3
#: How a verb of English ends, and one of Kiswahili begins, that says what somebody does or did.
_ENGLISH_VERBS = ("ing", "ed")
_SWAHILI_VERBS = ("ku", "ni", "na", "tu", "wa", "a")


def statements(text: str) -> list[TextWord]:
    """The words of a text without what is passed over, so far apart where a statement ends that none belongs to two."""
    left_out, ends, names = passed_over(text), ends_of_statements(text), proper_names(text)
    words: list[TextWord] = []
    past = 0
    end = 0
    for word in words_in(text):
        is_left_out = any(start <= word.start < end for start, end in left_out)
        is_next = past < len(ends) and word.start >= ends[past]
        while past < len(ends) and word.start >= ends[past]:
            past += 1
        between = text[end : word.start]
        is_behind_comma = "," in between and between != ","  # 2,300 is one number.
        if is_next or is_left_out or (is_behind_comma and _begins_another(word.folded)):
            words += [TextWord("", word.start, word.start)] * REACH
        elif is_behind_comma:
            words += [TextWord("", word.start, word.start)] * COMMA
        if not is_left_out:
            is_in_name = any(start <= word.start < end for start, end in names)
            words.append(replace(word, is_in_name=True) if is_in_name else word)
        end = word.end
    return words


def _begins_another(folded: str) -> bool:
    """Whether a word behind a comma is a verb, with which the next of several things begins that somebody does:
    `kukagua hesabu, kufundisha` is no teaching of mathematics."""
    return folded.endswith(_ENGLISH_VERBS) or (folded.startswith(_SWAHILI_VERBS) and is_known(folded))


def first_tied(words: Sequence[TextWord], place: int) -> TextWord:
    """The first of the words that are tied to this one: the M of M&E."""
    while words[place].tie and place:
        place -= 1
    return words[place]


def last_tied(words: Sequence[TextWord], place: int) -> TextWord:
    while place + 1 < len(words) and words[place + 1].tie:
        place += 1
    return words[place]
