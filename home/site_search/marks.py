"""Words of a search in a text: where most of them stand, and marked."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from skills_match.search.plan import LANGUAGES, Plan
from skills_match.vocabulary.stems import stem
from skills_match.words import fold

from .tokens import Token

_WORD = re.compile(r"[^\W_]+")
#: Words around what was found.
EXCERPT = 36


@dataclass(frozen=True)
class Marks:
    """What is marked: words of one family with what was typed, or with a name of what was meant."""

    tokens: frozenset[Token] = field(default_factory=frozenset)

    @classmethod
    def of(cls, plan: Plan) -> "Marks":
        found = {(language, text) for term in plan.terms for language in LANGUAGES for text in term.tokens[language]}
        names = {token for term in plan.terms for name in term.other_names for token in name}
        return cls(frozenset(found | names))

    def has(self, word: str) -> bool:
        folded = fold(word)
        return any((language, stem(folded, language)) in self.tokens for language in LANGUAGES)


def highlight(text: str, marks: Marks) -> SafeString:
    """`text` with the words that are meant marked; everything else is escaped."""
    parts: list[tuple[str | SafeString]] = []
    end = 0
    for word in _WORD.finditer(text):
        if marks.has(word[0]):
            parts += [(text[end : word.start()],), (format_html("<mark>{}</mark>", word[0]),)]
            end = word.end()
    return format_html_join("", "{}", [*parts, (text[end:],)])


def excerpt(text: str, marks: Marks) -> SafeString:
    """The stretch of `text` with most of the marked words, marked; its beginning where it has none."""
    words = list(_WORD.finditer(text))
    hits = [number for number, word in enumerate(words) if marks.has(word[0])]
    start = _start(words, hits)
    if not words:
        return mark_safe("")
    is_cut = start + EXCERPT < len(words)
    end = words[start + EXCERPT - 1].end() if is_cut else len(text)
    said = " ".join(text[words[start].start() if start else 0 : end].split())
    before, after = "… " if start else "", " …" if is_cut else ""
    return format_html("{}{}{}", before, highlight(said, marks), after)


def _start(words: list[re.Match], hits: list[int]) -> int:
    """A little before the hit from which most different words are near."""
    if not hits:
        return 0
    said = [fold(words[hit][0]) for hit in hits]
    near = [said[place : bisect_left(hits, hit + EXCERPT - 6)] for place, hit in enumerate(hits)]
    best = max(range(len(hits)), key=lambda place: (len(set(near[place])), -place))
    return max(0, hits[best] - 6)
