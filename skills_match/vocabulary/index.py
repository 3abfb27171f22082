"""The words of all concepts in this process: found by label and synonym, in every language, slips forgiven."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence, Sized
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

import numpy as np
from django.db.models import Max, Q
from numpy.typing import NDArray

from ..enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from ..models import ConceptLabel, IndexChange
from ..words import fold
from .background import BuiltInBackground
from .everyday import is_everyday
from .spelling import PREFIX_WORTH, WordIndex
from .stems import SMALL_WORDS, inflected

#: The columns of a label as it is read: concept, its kind, whether it is in use, language, text, folded, kind of label.
Row = tuple[int, str, bool, str, str, str, str]

#: A word begun is worth that much compared with an equal one (1000), in the whole numbers that are added up.
_BEGUN = round(1000 * PREFIX_WORTH)
#: What stands behind a letter that is a name: C++, C#.
_SIGNS_OF_NAMES = frozenset("+#")
#: More words than this are not looked at: a sentence is not the name of a skill.
_WORDS_ASKED = 12


_OCCUPATION = list(ConceptKind).index(ConceptKind.OCCUPATION)


class Vocabulary:
    """All labels in use of active concepts, ready to be searched. Never changed once built.

    Kept in columns, in the order of the folded texts: equal texts and texts with the same beginning stand together,
    and so do the labels that hold a word, or any word with the same beginning.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        kept = list(rows)
        #: Preferred labels, also of concepts that are out of use: who names one still reads what it is.
        self.labels = {(row[0], row[3]): row[4] for row in kept if row[6] == LabelKind.PREFERRED}
        kept = sorted((row for row in kept if row[2]), key=itemgetter(5))
        concepts, kinds, _active, languages, texts, folded, label_kinds = zip(*kept, strict=True) if kept else [()] * 7
        self._folded = folded
        self._texts = texts
        self._concepts = np.array(concepts, np.int64)
        self._kinds = _numbered(kinds, [kind.value for kind in ConceptKind])
        self._language_codes = sorted(set(languages))
        self._languages = _numbered(languages, self._language_codes)
        self._is_synonym = np.fromiter((kind != LabelKind.PREFERRED for kind in label_kinds), np.int64, len(folded))
        self._is_name = np.fromiter((kind != LabelKind.TYPED for kind in label_kinds), bool, len(folded))
        self._lengths = np.fromiter(map(len, folded), np.int64, len(folded))
        words = " ".join(folded).split()
        self.words = WordIndex(words)
        places = {word: place for place, word in enumerate(self.words.words)}
        place_of = np.fromiter(map(places.__getitem__, words), np.int64, len(words))
        counts = np.fromiter((text.count(" ") + 1 for text in folded), np.int64, len(folded))
        self._holders = np.repeat(np.arange(len(folded)), counts)[np.argsort(place_of, kind="stable")].astype(np.int32)
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(place_of, minlength=len(places)))))

    def __len__(self) -> int:
        return len(self._folded)

    def label(self, concept_id: int, language: str) -> str:
        return self.labels.get((concept_id, language)) or self.labels.get((concept_id, "en")) or ""

    def search(self, *, text: str, language: str, kinds: Collection[str], limit: int) -> list[tuple[int, str]]:
        """The best (concept, label) of each concept whose label holds every typed word, best concepts first."""
        asked = fold(text)
        worth = self._worth(asked.split()[:_WORDS_ASKED], is_whole=bool(_SIGNS_OF_NAMES & set(text)))
        numbers = [number for number, kind in enumerate(ConceptKind) if kind in kinds]
        worth[~np.isin(self._kinds, numbers)] = 0
        found = np.flatnonzero(worth)
        ranks = self._ranks(found, asked, worth[found], language)
        best: dict[int, int] = {}
        # A concept has some ten labels: enough of the best ones for `limit` concepts, more if that was not enough.
        looked_at = 16 * limit
        while len(found):
            looked_at = min(looked_at, len(found))
            places = np.argpartition(ranks, looked_at - 1)[:looked_at]
            for place in places[np.argsort(ranks[places])]:
                best.setdefault(int(self._concepts[found[place]]), int(found[place]))
            if len(best) >= limit or looked_at == len(found):
                break
            looked_at *= 4
        return [(concept, self._texts[number]) for concept, number in list(best.items())[:limit]]

    def means(self, folded: str) -> dict[int, str]:
        """The concepts that have exactly this word or phrase, and the language in which they have it."""
        places = self._called(folded)
        return {int(self._concepts[place]): self._language_codes[self._languages[place]] for place in places}

    def named(self, folded: str) -> set[int]:
        """The concepts that have exactly this word or phrase for a name; what people only type is none."""
        return {int(self._concepts[place]) for place in self._called(folded) if self._is_name[place]}

    def typed_alone(self, folded: str, kind: ConceptKind) -> list[int]:
        """The concepts of a kind that people mean by this one word, in its plural or as what is done: `budgets`."""
        return self.of_kind(set().union(*(self._typed_words.get(form, set()) for form in inflected(folded))), kind)

    @cached_property
    def _typed_words(self) -> dict[str, set[int]]:
        """What is one word and only typed, in its forms, with the concepts that are meant by it."""
        words: dict[str, set[int]] = defaultdict(set)
        for place in np.flatnonzero(~self._is_name).tolist():
            if " " not in (folded := self._folded[place]):
                for form in inflected(folded):
                    words[form].add(int(self._concepts[place]))
        return dict(words)

    def of_kind(self, concepts: Collection[int], kind: ConceptKind) -> list[int]:
        """Those of the concepts in use that are of this kind."""
        number = list(ConceptKind).index(kind)
        return sorted(set(self._concepts[self._kinds == number].tolist()) & set(concepts)) if concepts else []

    def headed_by(self, forms: Collection[str], kind: ConceptKind) -> list[int]:
        """Concepts of a kind that are called one of these words and more: in Kiswahili the word comes first, in English
        last. Few words have it, so that only labels that hold it are looked at."""
        number = list(ConceptKind).index(kind)
        heads = set()
        for form in filter(None, forms):
            for place in self._having(form):
                is_swahili = self._language_codes[self._languages[place]] == "sw"
                folded = self._folded[place]
                is_head = folded.startswith(f"{form} ") if is_swahili else folded.endswith(f" {form}")
                if is_head and self._kinds[place] == number:
                    heads.add(int(self._concepts[place]))
        return sorted(heads)

    def says_side_by_side(self, first: str, second: str) -> bool:
        """Whether a label has these two folded words one after the other, whatever small words stand between."""
        names = (self._folded[place].split() for place in self._having(first) if self._is_name[place])
        return any((first, second) in pairwise(word for word in name if word not in SMALL_WORDS) for name in names)

    def words_for(self, concept_id: int, languages: Collection[str]) -> list[tuple[str, str]]:
        """(language, folded label or synonym) of a concept in these languages; what people only type is no name."""
        places = np.flatnonzero((self._concepts == concept_id) & self._is_name)
        found = [(self._language_codes[self._languages[place]], self._folded[place]) for place in places]
        return [(language, folded) for language, folded in found if language in languages]

    def mended(self, text: str) -> dict[str, str]:
        """Typed words that no label has, each with the word that it was taken for."""
        found = {}
        for word in fold(text).split()[:_WORDS_ASKED]:
            if not self.knows(word) and (meant := self.words.mend(word)) != word:
                found[word] = meant
        return found

    def knows(self, word: str) -> bool:
        """Whether a folded word is no slip: a label has it, its beginning or another of its forms, or it is one of
        every day."""
        is_in_labels = bool(self.words.places_beginning_with(word))
        return is_in_labels or is_everyday(word) or any(form in self.words for form in inflected(word))

    def _worth(self, words: list[str], *, is_whole: bool) -> NDArray[np.int64]:
        """What each label is worth: the sum over the typed words, 0 when it lacks one of them. `is_whole`: a letter
        alone is no beginning: C++."""
        total = np.zeros(len(self._folded), np.int64)
        for position, word in enumerate(words):
            worth = np.zeros_like(total)
            begun = self.words.places_beginning_with(word)
            if len(word) == 1 and (is_whole or len(words) > 1):
                # The letters of R&D begin every other word; one letter is looked for as it is.
                begun = begun[: word in self.words]
            if begun:
                worth[self._holding(begun.start, begun.stop)] = _BEGUN
                if self.words.words[begun.start] == word:
                    worth[self._holding(begun.start, begun.start + 1)] = 1000
            elif forms := [form for form in inflected(word) if form in self.words]:
                for form in forms:
                    place = self.words.places_beginning_with(form).start
                    worth[self._holding(place, place + 1)] = _BEGUN
            elif len(word) > 1 and not self.knows(word):
                alike = sorted((likeness, match) for match, likeness in self.words.slips_for(word).items())
                for likeness, match in alike:
                    place = self.words.places_beginning_with(match).start
                    worth[self._holding(place, place + 1)] = round(1000 * likeness)
            total = worth if position == 0 else np.where((total > 0) & (worth > 0), total + worth, 0)
        return total

    def _called(self, folded: str) -> range:
        """The labels that are exactly this word or phrase."""
        return range(bisect_left(self._folded, folded), bisect_right(self._folded, folded))

    def _having(self, word: str) -> list[int]:
        """The labels that hold exactly this word."""
        if word not in self.words:
            return []
        place = self.words.places_beginning_with(word).start
        return self._holding(place, place + 1).tolist()

    def _holding(self, start: int, stop: int) -> NDArray[np.int32]:
        """The labels that hold one of the words from `start` up to, not including, `stop`."""
        return self._holders[self._starts[start] : self._starts[stop]]

    def _ranks(
        self, found: NDArray[np.int64], asked: str, worth: NDArray[np.int64], language: str
    ) -> NDArray[np.int64]:
        """One number a label, smaller is better: the very label, few slips, an occupation before a unit group, the
        head of a name of people or the beginning of another, the likeness of the words, the reader's language, a label
        before a synonym, the shorter."""
        begins = bisect_left(self._folded, asked), bisect_left(self._folded, asked + "\x7f")
        equals = begins[0], bisect_right(self._folded, asked)
        spoken = self._language_codes.index(language) if language in self._language_codes else -1
        slips = np.maximum(0, _BEGUN * len(asked.split()[:_WORDS_ASKED]) - worth)
        parts = (
            (~((found >= equals[0]) & (found < equals[1])), 1),
            ((slips + 50) // 100, 7),
            (self._kinds[found] == list(ConceptKind).index(ConceptKind.UNIT_GROUP), 1),
            (~self._leads(found, begins, asked), 1),
            (1000 * _WORDS_ASKED - worth, 14),
            (self._languages[found] != spoken, 1),
            (self._is_synonym[found], 1),
            (self._lengths[found], 8),
            (found, 24),
        )
        rank = np.zeros(len(found), np.int64)
        for values, bits in parts:
            rank = (rank << bits) | values
        return rank

    def _leads(self, found: NDArray[np.int64], begins: tuple[int, int], asked: str) -> NDArray[np.bool_]:
        """Whether each label begins with what was typed; of what people are called in English, whether it is their
        noun, which stands last: who types `teacher` means a primary school teacher before a teacher educator."""
        leads = (found >= begins[0]) & (found < begins[1])
        english = self._language_codes.index("en") if "en" in self._language_codes else -1
        of_people = (self._kinds[found] == _OCCUPATION) & (self._languages[found] == english)
        is_head = np.fromiter((self._folded[place].endswith(f" {asked}") for place in found), bool, len(found))
        is_head &= of_people
        return np.where(of_people, is_head, leads) if is_head.any() else leads


def _numbered(values: Sequence[str], known: list[str]) -> NDArray[np.int64]:
    """Each value as its place among the known ones."""
    numbers = {value: number for number, value in enumerate(known)}
    return np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))


#: Larger vocabularies take a second to build: the one before serves meanwhile.
_LARGE = 20_000


def is_large(words: Sized) -> bool:
    return len(words) >= _LARGE


def vocabulary() -> Vocabulary:
    """This process's vocabulary, read again when a label was added or a taxonomy change was recorded."""
    return kept_vocabulary.get()


def forget_vocabulary() -> None:
    """Drop what this process remembers."""
    kept_vocabulary.forget()


def vocabulary_version() -> tuple:
    """Labels are never taken away without a recorded change, so the newest one tells of every other change."""
    label = ConceptLabel.objects.aggregate(newest=Max("id"))
    change = IndexChange.objects.filter(kind=ChangeKind.TAXONOMY).aggregate(newest=Max("id"))
    return label["newest"], change["newest"]


def _load() -> Vocabulary:
    rows = (
        ConceptLabel.objects.exclude(review_state=ReviewState.REJECTED)
        .filter(Q(concept__is_active=True) | Q(kind=LabelKind.PREFERRED))
        .exclude(concept__kind=ConceptKind.GROUP)
        .order_by("id")
    )
    return Vocabulary(
        rows.values_list(
            "concept_id", "concept__kind", "concept__is_active", "language", "text", "folded", "kind"
        ).iterator(chunk_size=10_000)
    )


kept_vocabulary = BuiltInBackground("vocabulary", version=vocabulary_version, build=_load, is_large=is_large)
