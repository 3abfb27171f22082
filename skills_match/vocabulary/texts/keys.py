"""What a label consists of, as keys that texts are compared with: stems of a language, short forms, joined words.

A short form (GIS, M&E) is a key of its own, so that WASH is not washing. A single letter or a small word that carries
the meaning is one with its neighbours: `C-section` is `csection` and not `section`, `vitamin A` is `vitamina`.
"""

from collections.abc import Iterator

from ..stems import STOPS
from ..tokens import TextWord, token_of, words_in

#: Language and stem; or one of the two below, and the folded letters.
Key = tuple[str, str]
SHORT, JOINED = "#", "+"


def keys_of(label: str, language: str) -> list[Key]:
    """The keys of a label, each once, in their order."""
    keys: list[Key] = []
    letter = ""
    for group in tied_groups(words_in(label)):
        folded = "".join(word.folded for word in group)
        if is_short_form(group):
            keys.append((SHORT, folded))
        elif len(folded) == 1:
            if keys and keys[-1][0] == language:
                keys[-1] = joined(_last_word(label, group[0]) + folded)
            elif not keys and folded not in STOPS.get(language, ()):
                letter = folded
            continue
        elif len(group) > 1 and any(is_small(word.folded, language) for word in group):
            keys.append(joined(folded))
        elif letter:
            keys.append(joined(letter + folded))
        else:
            keys += [(language, token) for word in group if (token := token_of(word.folded, language))]
        letter = ""
    return list(dict.fromkeys(keys))


def tied_groups(words: list[TextWord]) -> Iterator[list[TextWord]]:
    """Words that hyphens or an ampersand tie stay together."""
    group: list[TextWord] = []
    for word in words:
        if group and not word.tie:
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def is_short_form(group: list[TextWord]) -> bool:
    """GIS, or M&E; a capital alone is only a letter."""
    if len(group) == 1:
        return group[0].is_short and len(group[0].folded) > 1
    return all(word.is_short for word in group) and all(word.tie == "&" for word in group[1:])


def joined(folded: str) -> Key:
    """Words as one, also when there are several of it: X-rays are X-ray."""
    return JOINED, folded.removesuffix("s")


def is_small(folded: str, language: str) -> bool:
    return len(folded) == 1 or folded in STOPS.get(language, ())


def _last_word(label: str, before: TextWord) -> str:
    return [word for word in words_in(label) if word.end <= before.start][-1].folded
