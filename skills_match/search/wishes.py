"""What people say around the words that they look for: that it is work they want, where, and from where they would do
it. "I am a nurse looking for work in Mwanza" looks for `nurse`, among what is in Mwanza.

A word of a name is never taken so: remote sensing, home-based care, social work, volunteer management.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from diaspora.reference.region_names import regions_called

from ..enums import Mode
from ..vocabulary.index import Vocabulary
from ..vocabulary.kiswahili.phrases import in_english
from ..vocabulary.stems import SMALL_WORDS
from ..words import fold, lines_of
from .short_forms import short_forms_in

_FOLDER = Path(__file__).resolve().parent / "phrases"
#: Regions whose name is a word besides: it means the region behind one of these, or before one of the next.
_ALSO_WORDS = frozenset(["mara", "pwani", "dar", "tanga"])
_BEFORE_PLACES = frozenset(["in", "at", "around", "near", "mkoa", "mkoani", "katika", "huko"])
_BEHIND_PLACES = frozenset(["region", "mkoa"])
#: What is far away, and no way of working: remote villages.
_FAR = frozenset(
    f"{word}{ending}" for word in ("area", "island", "location", "place", "school", "village") for ending in ("", "s")
) | {"communities", "community", "rural"}
#: What joins a place to the rest: it goes with the place.
_PREPOSITIONS = _BEFORE_PLACES | {"from", "kule", "region", "wa"}


@dataclass(frozen=True)
class Meant:
    """A filter that words of a search mean; `without`: the search as it would be written without these words."""

    facet: str
    values: frozenset[str]
    without: str


@dataclass(frozen=True)
class Wish:
    """`words`: what is to be looked for. `meant`: the filters that were said."""

    words: str
    meant: tuple[Meant, ...] = ()

    def chosen(self, chosen: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        """What is ticked, and what the words say of everything else: a tick is the later word."""
        return {meant.facet: meant.values for meant in self.meant} | dict(chosen)

    def shown(self, chosen: Mapping[str, frozenset[str]]) -> tuple[Meant, ...]:
        """What the words narrow, and no tick."""
        return tuple(meant for meant in self.meant if meant.facet not in chosen)


def wish_of(text: str, vocabulary: Vocabulary) -> Wish:
    """Understand a text. What is no word of a name and of every search goes; a text of nothing else asks for all. A
    short form is no small word: it stays as it was typed."""
    short = short_forms_in(text)
    if short.meant:
        typed = " ".join(form for form, _ways in short.meant)
        rest = _wish(short.rest, vocabulary)
        meant = tuple(replace(each, without=f"{typed} {each.without}".strip()) for each in rest.meant)
        return Wish(f"{typed} {rest.words}".strip(), meant)
    return _wish(text, vocabulary)


def _wish(text: str, vocabulary: Vocabulary) -> Wish:
    words = _Words(text, vocabulary)
    meant = []
    for facet, phrases, is_meant in (
        ("region", _regions(), words.mean_a_place),
        ("mode", _modes(), words.mean_a_way),
    ):
        said = [
            (places, values)
            for places, values in words.phrases(phrases)
            if is_meant(places) and not words.are_of_a_name(places)
        ]
        if said:
            places = {place for run, _values in said for place in run}
            taken = words.with_prepositions(places)
            values = frozenset[str]().union(*(values for _run, values in said))
            meant.append(Meant(facet, values, words.without(taken)))
            words.gone |= taken
    return Wish(words.asked(), tuple(meant))


def says_how(text: str) -> bool:
    """Whether a text names a way of working, which may be all small words: `kwa mbali`."""
    folded = f" {fold(text)} "
    return any(f" {' '.join(phrase)} " in folded for phrase in _modes())


class _Words:
    """The words of a text with what is known of each."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.written = text.split()
        #: Folded words, and which of the written ones each is of.
        self.folded = [(word, place) for place, one in enumerate(self.written) for word in fold(one).split()]
        self.words = [word for word, _place in self.folded]
        self.gone: set[int] = set()
        self._vocabulary = vocabulary
        #: Words that are one name in Kiswahili only together: `biashara mtandaoni` is e-commerce.
        self._together = {place for run, _english in in_english(self.words) if len(run) > 1 for place in run}

    def phrases(self, phrases: Mapping[tuple[str, ...], frozenset[str]]) -> Iterator[tuple[range, frozenset[str]]]:
        """Where one of the phrases stands, the longest first, and what it means."""
        longest = max(map(len, phrases))
        start = 0
        while start < len(self.words):
            for end in range(min(start + longest, len(self.words)), start, -1):
                if values := phrases.get(tuple(self.words[start:end])):
                    yield range(start, end), values
                    start = end - 1
                    break
            start += 1

    def are_of_a_name(self, places: range) -> bool:
        """Whether a name of a concept has these words and the next that says something, side by side."""
        if not self._together.isdisjoint(places):
            return True
        before = next((self.words[place] for place in range(places.start - 1, -1, -1) if self._tells(place)), "")
        behind = next((self.words[place] for place in range(places.stop, len(self.words)) if self._tells(place)), "")
        own = [self.words[place] for place in places if self.words[place] not in SMALL_WORDS]
        if not own:
            return False
        pairs = ((before, own[0]), (own[-1], behind))
        return any(all(pair) and self._vocabulary.says_side_by_side(*pair) for pair in pairs)

    def mean_a_place(self, places: range) -> bool:
        if len(places) > 1 or self.words[places.start] not in _ALSO_WORDS:
            return True
        before = self.words[places.start - 1] if places.start else ""
        is_behind = before in _BEFORE_PLACES or self.words[max(0, places.start - 2) : places.start] == ["mkoa", "wa"]
        is_joining = self.words[places.start] in SMALL_WORDS  # Also `mara kwa mara`: now and then.
        is_alone = not is_joining and not any(map(self._tells, set(range(len(self.words))) - set(places)))
        return is_behind or self._behind(places) in _BEHIND_PLACES or is_alone

    def mean_a_way(self, places: range) -> bool:
        """`remote` is far away before what lies there."""
        return self._behind(places) not in _FAR

    def _behind(self, places: range) -> str:
        return self.words[places.stop] if places.stop < len(self.words) else ""

    def with_prepositions(self, places: set[int]) -> set[int]:
        taken = set(places)
        for place in sorted(places):
            for other in (place - 1, place - 2, place + 1):
                between = range(min(place, other) + 1, max(place, other))
                if 0 <= other < len(self.words) and self.words[other] in _PREPOSITIONS and taken.issuperset(between):
                    taken.add(other)
        return taken

    def without(self, places: set[int]) -> str:
        """The text as it was written, without the words of these places."""
        gone = {self.folded[place][1] for place in places}
        return " ".join(word for place, word in enumerate(self.written) if place not in gone)

    def asked(self) -> str:
        """The words that tell one assignment from another, as they were written. Where nothing is left out that is the
        text itself."""
        left_out = self.gone | {place for place in range(len(self.words)) if self._is_of_every_search(place)}
        if not left_out:
            return " ".join(self.written)
        kept = [place for place, word in enumerate(self.words) if place not in left_out and word not in SMALL_WORDS]
        if not kept:
            return ""
        outside = {place for place in range(len(self.words)) if not kept[0] <= place <= kept[-1]}
        return self.without(left_out | outside)

    def _is_of_every_search(self, place: int) -> bool:
        is_filler = self.words[place] in of_every_search()
        return is_filler and (self.words[place] in SMALL_WORDS or not self.are_of_a_name(range(place, place + 1)))

    def _tells(self, place: int) -> bool:
        word = self.words[place]
        return place not in self.gone and word not in SMALL_WORDS and word not in of_every_search()


@cache
def _regions() -> dict[tuple[str, ...], frozenset[str]]:
    return {tuple(fold(name).split()): codes for name, codes in regions_called().items()}


@cache
def _modes() -> dict[tuple[str, ...], frozenset[str]]:
    """How somebody says from where the work is done."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for line in lines_of(_FOLDER / "ways_of_working.txt"):
        mode, _equals, phrases = line.partition("=")
        found |= {tuple(phrase.split()): frozenset({Mode(mode.strip()).value}) for phrase in phrases.split("|")}
    return found


@cache
def of_every_search() -> frozenset[str]:
    """Words of everybody who looks for work: by them no assignment is told from another."""
    return frozenset(word for line in lines_of(_FOLDER / "of_every_search.txt") for word in line.split())
