"""Concepts that a text speaks of: labels whose words stand close together in it. Lexical, numpy only.

A label is worth the share of its words that the text has within a few words of each other, counted by rarity, times
the root of how much they say: so that a whole rare phrase wins over half a common one. Among the best, concepts gain
whose other names speak of the same things as the sentence around.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...enums import ConceptKind
from ..tokens import TextWord, without_qualifier, words_in
from .keys import JOINED, SHORT, Key, is_small, keys_of, tied_groups
from .said import Reader
from .said_tokens import SaidTokens, nearest, ranges_of
from .statements import REACH, first_tied, last_tied, statements

#: A preferred label is this much better than a synonym, so that the concept's own name wins over a borrowed one.
PREFERRED_WORTH = 1.1
#: What the other names of a concept weigh, and how many of the best are looked at so.
NAMES_WEIGHT, LOOKED_AT = 0.4, 300
#: The words around a match that its other names are compared with.
AROUND = 20
#: Labels of which the text has less than this share are not looked at.
SHARE_AT_LEAST = 0.25
#: Words of every day are a skill's name in a text that has all of several; in one of so few words, some of them.
EVERYDAY_AT_LEAST = 0.78
SHORT_TEXT = 40
#: A long text has words of very many labels; so many of the likeliest are looked at closely.
CANDIDATES = 10_000
#: Words that every curriculum vitae and all terms of reference have, and languages that somebody only speaks: what is
#: called by nothing else in such a text is not meant by it.
SAYS_LITTLE = 0.35
OF_EVERY_TEXT = (
    (
        "ability able advantage background candidate degree desired education excellent experience experienced expert",
        "en",
    ),
    ("good job knowledge level qualification report required requirements responsibilities responsible skills", "en"),
    ("specialist staff strong task work worked working years", "en"),
    ("applicant call daily duration duty host mode month place present station title volunteer week", "en"),
    ("Arabic Chinese Dutch English French German Italian Kiswahili Norwegian Portuguese Spanish Swahili Swedish", "en"),
    ("elimu kazi majukumu shahada sifa lengo mwenye mahali muda mwezi mwisho wiki taasisi", "sw"),
    ("Kiarabu Kichina Kidachi Kifaransa Kiholanzi Kiingereza Kijerumani Kireno Kiswahili Kiswidi", "sw"),
)
#: What a word of an institution's name is worth: alone such words name nothing, and what is said elsewhere wins.
IN_NAME_WORTH = 0.5
#: A word that is said again and again is looked at so many times.
PLACES = 12


@dataclass(frozen=True, slots=True)
class Label:
    concept: int
    kind: str
    language: str
    text: str
    is_preferred: bool
    #: Words of every day. Who types them into a field means the concept; a text may mean something else by some of
    #: them, and by what people call each other (the teacher, a driver) it says no occupation.
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept, its worth (for the order only), the share of its label's words that the text has, where, and how many
    of them; `holders`: how many concepts have the rarest of them in a name."""

    concept: int
    worth: float
    share: float
    start: int
    end: int
    words: int
    holders: int


class BestLabel(NamedTuple):
    """A concept by its number here, with its best label: worth, share, first and last word in the text, how many words
    of the label the text has, and the rarest of them."""

    concept: int
    worth: float
    share: float
    first: int
    last: int
    words: int
    anchor: int


class ConceptsInText:
    """Finds concepts in texts by their labels in every language. Never changed once built."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._tokens: dict[Key, int] = {}
        divided: dict[str, list[Key]] = {}
        self._concepts: list[int] = []
        self._kinds: list[str] = []
        rows: list[list[int]] = []
        holder: list[int] = []
        worth: list[float] = []
        place_of: dict[int, int] = {}
        typed: list[bool] = []
        names: dict[int, Counter[int]] = defaultdict(Counter)
        self._typed_names: dict[int, set[int]] = defaultdict(set)
        seen: set[tuple[int, tuple[int, ...]]] = set()
        for label in labels:
            if label.concept not in place_of:
                place_of[label.concept] = len(self._concepts)
                self._concepts.append(label.concept)
                self._kinds.append(label.kind)
            concept = place_of[label.concept]
            for text in {label.text: None, without_qualifier(label.text): None}:
                row = sorted(self._tokens.setdefault(key, len(self._tokens)) for key in keys_of(text, label.language))
                if row and (concept, tuple(row)) not in seen:
                    seen.add((concept, tuple(row)))
                    rows.append(row)
                    holder.append(concept)
                    worth.append(PREFERRED_WORTH if label.is_preferred else 1.0)
                    typed.append(label.is_typed)
                    if label.is_typed:
                        self._typed_names[concept].update(row)
                    else:
                        names[concept].update(row * (2 if label.is_preferred else 1))
            if "-" in label.text:
                divided |= _divided(label)
        languages = sorted({language for language, _stem in self._tokens} - {SHORT, JOINED})
        self._reader = Reader(knows=self._tokens.__contains__, languages=languages, divided=divided)
        self._holder = np.array(holder, dtype=np.int32)
        self._worth = np.array(worth, dtype=np.float32)
        self._is_typed = np.array(typed, dtype=bool)
        is_skill = np.array([kind == ConceptKind.SKILL for kind in self._kinds], dtype=bool)
        self._is_only_typed = self._is_typed & ~is_skill[self._holder]
        self._weigh(rows)
        self._names = [self._name_vector(names[place]) for place in range(len(self._concepts))]
        held = [token for place in range(len(self._concepts)) for token in names[place]]
        self._holders = np.bincount(np.array(held, dtype=np.int64), minlength=len(self._tokens))

    def _weigh(self, rows: list[list[int]]) -> None:
        """Labels as rows of tokens, tokens as postings of labels, both flat; rarity of tokens; weight of labels."""
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        starts[1:] = np.cumsum([len(row) for row in rows])
        flat = np.fromiter((token for row in rows for token in row), dtype=np.int32, count=int(starts[-1]))
        self._row_starts, self._row_tokens = starts, flat
        labels_with = np.bincount(flat, minlength=len(self._tokens))
        # Rare is what few names have; what people only type would make words of every day common.
        of_names = flat[np.repeat(~self._is_typed, np.diff(starts))]
        names_with = np.bincount(of_names, minlength=len(self._tokens))
        self._rarity = np.log(1 + (~self._is_typed).sum() / np.maximum(names_with, 1))
        of_every_text = {key for text, language in OF_EVERY_TEXT for key in keys_of(text, language)}
        self._rarity[[self._tokens[key] for key in sorted(of_every_text) if key in self._tokens]] *= SAYS_LITTLE
        owner = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(starts))
        self._weight = np.bincount(owner, self._rarity[flat], len(rows))
        self._postings = owner[np.argsort(flat, kind="stable")]
        self._posting_starts = np.concatenate([[0], np.cumsum(labels_with)])

    def _name_vector(self, count: Counter[int]) -> dict[int, float]:
        weights = {token: (1 + math.log(times)) * float(self._rarity[token]) for token, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {token: weight / length for token, weight in weights.items()}

    def __len__(self) -> int:
        """How many labels there are."""
        return len(self._weight)

    def find(self, text: str, *, kinds: Collection[str], limit: int = 20) -> list[Mention]:
        """The concepts of `kinds` that the text most probably speaks of, best first; ties by number of the concept."""
        return self.read(text).best(kinds=kinds, limit=limit)

    def read(self, text: str, *, typed: bool = False) -> "Reading":
        """Look for the labels of all concepts at once, to be asked for one kind after the other. `typed`: a few words
        in a field, where small letters may be meant as capitals and nothing is passed over."""
        words = words_in(text) if typed else statements(text)
        said = self._said(words, typed=typed)
        is_short = typed or sum(bool(word.folded) for word in words) <= SHORT_TEXT
        found = self._by_labels(said, typed=typed, is_short=is_short) if len(said.tokens) else []
        return Reading(self, words, said, found)

    def best_of(self, reading: "Reading", *, kinds: Collection[str], limit: int) -> list[Mention]:
        best = [match for match in reading.matches if self._kinds[match.concept] in kinds]
        if not best:
            return []
        best.sort(key=lambda match: (-match.worth, self._concepts[match.concept]))
        best = best[:LOOKED_AT]
        likeness = self._by_names([(match.concept, match.first) for match in best], reading.said)
        top, alike = best[0].worth, max(likeness) or 1.0
        ranked = [
            Mention(
                concept=self._concepts[match.concept],
                worth=match.worth / top + NAMES_WEIGHT * like / alike,
                share=match.share,
                start=first_tied(reading.words, match.first).start,
                end=last_tied(reading.words, match.last).end,
                words=match.words,
                holders=int(self._holders[match.anchor]),
            )
            for match, like in zip(best, likeness, strict=True)
        ]
        return sorted(ranked, key=lambda found: (-found.worth, found.concept))[:limit]

    def says_rarest(self, reading: "Reading") -> set[int]:
        """The concepts of which some name has the rarest of the typed words: `presha` and not `kupima`. None when half
        of the typed words are in no name: then what was meant is not known."""
        said = reading.said
        typed = {place for place, word in enumerate(reading.words) if _asks(word.folded)}
        known: dict[int, set[int]] = defaultdict(set)
        commonest: dict[int, float] = {}
        for token, place, worth in zip(said.tokens.tolist(), said.places.tolist(), said.worth.tolist(), strict=True):
            known[place].add(token)
            # What the word itself is, before what it is called in the other language.
            rarity = float(self._rarity[token]) + (0 if worth >= 1 else 1000)
            commonest[place] = min(rarity, commonest.get(place, rarity))
        if not known or (len(typed) > 1 and len(typed - known.keys()) * 2 >= len(typed) and len(known) < 2):
            return set()
        own = {place: rarity % 1000 for place, rarity in commonest.items()}
        rarest = known[max(own, key=lambda place: (own[place], -place))]
        return {concept for place, concept in enumerate(self._concepts) if self._is_called(place, rarest)}

    def _is_called(self, place: int, tokens: set[int]) -> bool:
        return not (tokens.isdisjoint(self._names[place]) and tokens.isdisjoint(self._typed_names.get(place, ())))

    def _said(self, words: list[TextWord], *, typed: bool) -> SaidTokens:
        """Every word that some label has, also said in other words: the best worth of each token at each place."""
        said: dict[tuple[int, int], tuple[float, int]] = {}
        for key, place, last, worth in self._reader.read(words, any_case=typed):
            if (number := self._tokens.get(key)) is not None:
                worth *= IN_NAME_WORTH if words[place].is_in_name else 1
                said[number, place] = max((worth, last), said.get((number, place), (0, 0)))
        pairs = np.array(sorted(said), dtype=np.int64).reshape(-1, 2)
        values = [said[pair] for pair in sorted(said)]
        worths, lasts = np.array([worth for worth, _last in values]), np.array([last for _worth, last in values], int)
        return SaidTokens(pairs[:, 0], pairs[:, 1], worths, lasts)

    def _by_labels(self, in_text: SaidTokens, *, typed: bool, is_short: bool) -> list[BestLabel]:
        """The best label of each concept that the text names."""
        everyday = SHARE_AT_LEAST if is_short else EVERYDAY_AT_LEAST
        tokens, places = in_text.tokens, in_text.places
        labels = self._candidates(np.unique(tokens), typed=typed, everyday=everyday)
        sizes = np.diff(self._row_starts)[labels]
        owner = np.repeat(np.arange(len(labels)), sizes)
        row_tokens = self._row_tokens[ranges_of(self._row_starts[labels], sizes)]
        low = np.searchsorted(tokens, row_tokens, "left")
        times = np.searchsorted(tokens, row_tokens, "right") - low
        # The rarest word of a label that the text has is its anchor; its first places are tried.
        rarity = np.where(times > 0, self._rarity[row_tokens], -1.0)
        by_rarity = np.lexsort((-rarity, owner))
        anchor = by_rarity[np.searchsorted(owner, np.arange(len(labels)))]
        tries = np.minimum(times[anchor], PLACES)
        tried = np.repeat(np.arange(len(labels)), tries)
        anchor_place = places[ranges_of(low[anchor], tries)]
        # Every word of a label, at every place of its anchor: how far is the nearest one?
        sizes = sizes[tried]
        pair = np.repeat(np.arange(len(tried)), sizes)
        starts = np.searchsorted(owner, np.arange(len(labels)))[tried]
        token = row_tokens[ranges_of(starts, sizes)]
        near, entry = nearest(tokens, places, token, anchor_place[pair])
        is_near = np.abs(near - anchor_place[pair]) <= REACH
        said = np.bincount(pair, self._rarity[token] * is_near * in_text.worth[entry], len(tried))
        weight = self._weight[labels[tried]]
        worth = said**1.5 / weight * self._worth[labels[tried]]
        is_said = (said >= everyday * weight) & (is_short | (sizes > 1))
        worth *= is_said | ~self._is_typed[labels[tried]]
        first, last = anchor_place.copy(), anchor_place.copy()
        np.minimum.at(first, pair[is_near], near[is_near])
        np.maximum.at(last, pair[is_near], in_text.lasts[entry[is_near]])
        concept = self._holder[labels[tried]]
        words = np.bincount(pair, is_near, len(tried)).astype(int)
        anchor_token = row_tokens[anchor[tried]]
        best: dict[int, BestLabel] = {}
        for number in np.lexsort((first, -worth)).tolist():
            if not worth[number]:
                break
            if (holder := int(concept[number])) not in best:
                share = float(said[number] / weight[number])
                best[holder] = BestLabel(
                    holder,
                    float(worth[number]),
                    share,
                    int(first[number]),
                    int(last[number]),
                    int(words[number]),
                    int(anchor_token[number]),
                )
        return list(best.values())

    def _candidates(self, present: np.ndarray, *, typed: bool, everyday: float) -> np.ndarray:
        """Labels of which the text has enough, wherever it is; of very many those that could be worth most."""
        sizes = np.diff(self._posting_starts)[present]
        labels = self._postings[ranges_of(self._posting_starts[present], sizes)]
        said = np.bincount(labels, np.repeat(self._rarity[present], sizes), len(self._weight))
        least = np.where(self._is_typed, everyday, SHARE_AT_LEAST)
        labels = np.flatnonzero((said >= least * self._weight) & (typed | ~self._is_only_typed))
        if len(labels) > CANDIDATES:
            could_be = said[labels] ** 1.5 / self._weight[labels]
            labels = np.sort(labels[np.argsort(-could_be, kind="stable")[:CANDIDATES]])
        return labels

    def _by_names(self, matches: list[tuple[int, int]], said: SaidTokens) -> list[float]:
        """How alike all names of a concept are to the words around its match, in the order of `matches`."""
        order = np.argsort(said.places, kind="stable")
        in_order, at = said.tokens[order], said.places[order]
        around: dict[int, tuple[set[int], float]] = {}
        likeness = []
        for concept, place in matches:
            if place not in around:
                low, high = np.searchsorted(at, [place - AROUND, place + AROUND + 1])
                near = set(in_order[low:high].tolist())
                around[place] = near, math.sqrt(sum(float(self._rarity[token]) ** 2 for token in near))
            near, length = around[place]
            names = self._names[concept]
            likeness.append(
                sum(weight * float(self._rarity[token]) for token, weight in names.items() if token in near) / length
            )
        return likeness


@dataclass(frozen=True)
class Reading:
    """A text that was looked through once: its words, those of them that labels have, and what they may name."""

    index: ConceptsInText
    words: list[TextWord]
    said: SaidTokens
    matches: list[BestLabel]

    def best(self, *, kinds: Collection[str], limit: int = 20) -> list[Mention]:
        """The concepts of `kinds` that the text most probably speaks of, best first; ties by number of the concept."""
        return self.index.best_of(self, kinds=kinds, limit=limit)


def _asks(folded: str) -> bool:
    return not any(is_small(folded, language) for language in ("en", "sw"))


def _divided(label: Label) -> dict[str, list[Key]]:
    """Words that hyphens tie in a label, written as one word: `postharvest` is `post-harvest`."""
    return {
        "".join(word.folded for word in group): keys_of(label.text[group[0].start : group[-1].end], label.language)
        for group in tied_groups(words_in(label.text))
        if len(group) > 1
    }
