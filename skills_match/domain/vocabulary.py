"""The vocabulary as people type it: suggestions by label and synonym, in either language, slips forgiven."""

from collections.abc import Collection
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Count, Max

from ..enums import ChangeKind, ConceptKind, LabelKind
from ..matching.spelling import WordIndex
from ..models import Concept, ConceptLabel, IndexChange
from ..words import fold


@dataclass(frozen=True)
class Suggestion:
    """A concept that was probably meant. `matched_text` is the word that led to it when it is not the label shown."""

    concept: Concept
    label: str
    matched_text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    concept_id: int
    kind: str
    language: str
    text: str
    folded: str
    is_preferred: bool


@dataclass
class Vocabulary:
    """All labels in use of active concepts, ready to be searched. Never changed once built."""

    entries: list[_Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.labels: dict[tuple[int, str], str] = {}
        self._holders: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            if entry.is_preferred:
                self.labels[entry.concept_id, entry.language] = entry.text
            for word in set(entry.folded.split()):
                self._holders.setdefault(word, []).append(number)
        self.words = WordIndex(self._holders)

    def label(self, concept_id: int, language: str) -> str:
        return self.labels.get((concept_id, language)) or self.labels.get((concept_id, "en")) or ""

    def search(self, *, text: str, language: str, kinds: Collection[str]) -> list[_Entry]:
        """The best entry of each concept that holds every typed word, best concepts first."""
        asked = fold(text)
        worth: dict[int, float] = {}
        for position, word in enumerate(asked.split()):
            found: dict[int, float] = {}
            for match, likeness in self.words.meant_by(word).items():
                for number in self._holders[match]:
                    found[number] = max(found.get(number, 0.0), likeness)
            worth = (
                found
                if position == 0
                else {number: worth[number] + found[number] for number in worth.keys() & found.keys()}
            )
        ranked = sorted(
            (self._rank(self.entries[number], asked, value, language), number)
            for number, value in worth.items()
            if self.entries[number].kind in kinds
        )
        best: dict[int, _Entry] = {}
        for _rank, number in ranked:
            best.setdefault(self.entries[number].concept_id, self.entries[number])
        return list(best.values())

    @staticmethod
    def _rank(entry: _Entry, asked: str, worth: float, language: str) -> tuple:
        """Smaller is better: the very label, then its beginning, then the likeness of the words, then the shorter."""
        return (
            entry.folded != asked,
            not entry.folded.startswith(asked),
            -round(worth, 3),
            entry.language != language,
            not entry.is_preferred,
            entry.kind == ConceptKind.UNIT_GROUP,
            len(entry.folded),
            entry.folded,
        )


_lock = Lock()
_cached: tuple[tuple, Vocabulary] | None = None


def vocabulary() -> Vocabulary:
    """This process's vocabulary, read again when a label was added or removed or a taxonomy change was recorded."""
    global _cached
    version = _version()
    with _lock:
        if _cached is None or _cached[0] != version:
            _cached = version, _load()
        return _cached[1]


def forget_vocabulary() -> None:
    """Drop what this process remembers (tests roll rows back, and numbers are then used again)."""
    global _cached
    with _lock:
        _cached = None


def suggest(*, text: str, language: str, kinds: Collection[ConceptKind | str], limit: int = 10) -> list[Suggestion]:
    """Concepts of `kinds` that `text` probably means, best first, labelled in `language`.

    Labels and synonyms of every language are searched; accents, case, word order and slips of the keyboard
    are forgiven. An empty text suggests nothing.
    """
    words = vocabulary()
    found = words.search(text=text, language=language, kinds=set(kinds))[:limit]
    concepts = Concept.objects.filter(is_active=True).in_bulk([entry.concept_id for entry in found]) if found else {}
    suggestions = []
    for entry in found:
        if concept := concepts.get(entry.concept_id):
            label = words.label(entry.concept_id, language) or entry.text
            suggestions.append(Suggestion(concept, label, "" if fold(label) == entry.folded else entry.text))
    return suggestions


def _version() -> tuple:
    labels = ConceptLabel.objects.aggregate(newest=Max("id"), count=Count("id"))
    change = IndexChange.objects.filter(kind=ChangeKind.TAXONOMY).aggregate(newest=Max("id"))
    return labels["newest"], labels["count"], change["newest"]


def _load() -> Vocabulary:
    rows = ConceptLabel.objects.in_use().values_list(
        "concept_id", "concept__kind", "language", "text", "folded", "kind"
    )
    return Vocabulary(
        [
            _Entry(concept, concept_kind, language, text, folded, kind == LabelKind.PREFERRED)
            for concept, concept_kind, language, text, folded, kind in rows.order_by("id")
        ]
    )
