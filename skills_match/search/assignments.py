"""Text search and facets over the open assignments, in this process: the same whole numbers in every process.

People type words in either language. A slip is mended against the words that really occur, before anything is
compared; synonyms of the skills asked for find an assignment too.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..enums import ChangeKind
from ..matching.spelling import WordIndex
from ..models import Assignment, AssignmentLanguage, AssignmentSkill, ConceptLabel, IndexChange
from ..models.change import ChangeMark
from ..models.querysets import today_in_closing_zone
from .stems import STOPS, stem, words_of

LANGUAGES = ("en", "sw")
#: What a word is worth by where it stands.
TITLE, VOCABULARY, TEXT = 4, 2, 1
FACETS = ("sector", "region", "mode", "length", "language")


class LengthBand(TextChoices):
    """How long an assignment is, as people choose."""

    TWO_WEEKS = "2w", _("Up to 2 weeks")
    SIX_WEEKS = "6w", _("2 to 6 weeks")
    THREE_MONTHS = "3m", _("6 weeks to 3 months")
    LONGER = "longer", _("Longer than 3 months")

    @classmethod
    def of(cls, days: int | None) -> "LengthBand | None":
        if days is None:
            return None
        bounds = ((14, cls.TWO_WEEKS), (42, cls.SIX_WEEKS), (92, cls.THREE_MONTHS))
        return next((band for longest, band in bounds if days <= longest), cls.LONGER)


@dataclass(frozen=True)
class Entry:
    """What the search knows of one assignment: worth by stem, in each language, and its place in every facet."""

    id: int
    closing_on: datetime.date | None
    published_at: datetime.datetime | None
    stems: Mapping[str, Mapping[str, int]]
    words: frozenset[str]
    facets: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Found:
    """Hits with their worth (all 0 without a text), counts of every facet value, and words that were mended."""

    worth: dict[int, int]
    entries: dict[int, Entry]
    counts: dict[str, Counter[str]]
    mended: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    mark: ChangeMark
    entries: dict[int, Entry]
    words: WordIndex
    stems: dict[str, frozenset[str]]


class AssignmentSearch:
    """Thread-safe. Reads everything once, then only what changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None

    def find(self, *, text: str = "", chosen: Mapping[str, Iterable[str]] | None = None) -> Found:
        """Open assignments that hold every word of `text` and have one of the chosen values in each facet.

        The counts of a facet tell what choosing another of its values would find: they respect the text and all
        other facets, not the facet itself.
        """
        state = self._fresh()
        today = today_in_closing_zone()
        picked = {facet: set(values) for facet, values in (chosen or {}).items() if set(values)}
        wanted, mended = _understood(text, state)
        worth: dict[int, int] = {}
        counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for entry in state.entries.values():
            if entry.closing_on is not None and entry.closing_on < today:
                continue
            value = _worth(entry, wanted)
            if value is None:
                continue
            missed = [facet for facet, values in picked.items() if not values & entry.facets[facet]]
            for facet in FACETS:
                if not missed or missed == [facet]:
                    counts[facet].update(entry.facets[facet])
            if not missed:
                worth[entry.id] = value
        return Found(worth, state.entries, counts, mended)

    def forget(self) -> None:
        with self._lock:
            self._state = None

    def _fresh(self) -> _State:
        with self._lock:
            if self._state is None or self._state.mark.is_too_old:
                mark = IndexChange.objects.mark()
                self._state = _state(mark, _entries(Assignment.objects.all()))
            else:
                self._state = _brought_up_to_date(self._state)
            return self._state


def _brought_up_to_date(state: _State) -> _State:
    changes, mark = IndexChange.objects.since(state.mark)
    if any(change.kind == ChangeKind.TAXONOMY for change in changes):
        return _state(mark, _entries(Assignment.objects.all()))
    touched = {change.object_id for change in changes if change.kind == ChangeKind.ASSIGNMENT}
    if not touched:
        return _State(mark, state.entries, state.words, state.stems)
    kept = {pk: entry for pk, entry in state.entries.items() if pk not in touched}
    return _state(mark, {**kept, **_entries(Assignment.objects.filter(pk__in=touched))})


def _state(mark: ChangeMark, entries: dict[int, Entry]) -> _State:
    words = {word for entry in entries.values() for word in entry.words}
    stems = {
        language: frozenset(stem for entry in entries.values() for stem in entry.stems[language])
        for language in LANGUAGES
    }
    return _State(mark, entries, WordIndex(words), stems)


def _entries(assignments) -> dict[int, Entry]:
    """Entries of those that are published, in four queries."""
    rows = list(
        assignments.published()
        .select_related("sector", "region", "district", "institution")
        .prefetch_related("institution__names")
    )
    ids = [row.pk for row in rows]
    concepts: dict[int, set[int]] = defaultdict(set)
    for pk, skill in AssignmentSkill.objects.filter(assignment__in=ids).values_list("assignment_id", "skill_id"):
        concepts[pk].add(skill)
    for row in rows:
        if row.occupation_id:
            concepts[row.pk].add(row.occupation_id)
    named = {concept for found in concepts.values() for concept in found}
    labels: dict[tuple[int, str], list[str]] = defaultdict(list)
    for concept, language, text in ConceptLabel.objects.filter(concept__in=named).values_list(
        "concept_id", "language", "text"
    ):
        labels[concept, language].append(text)
    spoken: dict[int, set[str]] = defaultdict(set)
    asked = AssignmentLanguage.objects.filter(assignment__in=ids).values_list("assignment_id", "language__code")
    for pk, code in asked:
        spoken[pk].add(code)
    return {row.pk: _entry(row, concepts[row.pk], labels, spoken[row.pk]) for row in rows}


def _entry(row: Assignment, concepts: set[int], labels: Mapping, spoken: set[str]) -> Entry:
    stems, words = {}, set()
    for language in LANGUAGES:
        vocabulary = [text for concept in concepts for text in labels.get((concept, language), ())]
        places = [getattr(place, f"name_{language}", place.name) for place in (row.region, row.sector) if place]
        host = [getattr(name, f"name_{language}") or "" for name in row.institution.names.all()]
        texts = [getattr(row, f"{name}_{language}") or "" for name in ("background", "objective", "tasks")]
        texts += [getattr(row, f"deliverables_{language}") or "", row.unit, str(row.district or "")]
        worth: dict[str, int] = {}
        for value, sources in (
            (TEXT, texts),
            (VOCABULARY, [*vocabulary, *places, *host, row.reference]),
            (TITLE, [getattr(row, f"title_{language}") or ""]),
        ):
            for word in (word for source in sources for word in words_of(source, language)):
                words.add(word)
                worth[stem(word, language)] = value
        stems[language] = worth
    band = LengthBand.of(row.length_days)
    facets = {
        "sector": [row.sector.code] if row.sector else [],
        "region": [row.region.code] if row.region else [],
        "mode": [row.mode] if row.mode else [],
        "length": [band.value] if band else [],
        "language": spoken,
    }
    return Entry(
        row.pk,
        row.closing_on,
        row.published_at,
        stems,
        frozenset(words),
        {facet: frozenset(values) for facet, values in facets.items()},
    )


def _understood(text: str, state: _State) -> tuple[list[dict[str, set[str]]], dict[str, str]]:
    """For each typed word the stems it may stand for, by language; and which words were mended to what."""
    wanted, mended = [], {}
    for typed in words_of(text, ""):
        if any(typed in stops for stops in STOPS.values()):
            continue
        stems = {language: {stem(typed, language)} & state.stems[language] for language in LANGUAGES}
        if not any(stems.values()):
            begun = list(state.words.beginning_with(typed))
            if not begun and (meant := state.words.mend(typed)) != typed:
                mended[typed] = meant
                begun = [meant]
            stems = {
                language: {stem(word, language) for word in begun} & state.stems[language] for language in LANGUAGES
            }
        wanted.append(stems)
    return wanted, mended


def _worth(entry: Entry, wanted: list[dict[str, set[str]]]) -> int | None:
    """Sum over the words of the best place where each occurs; None when one of them does not."""
    total = 0
    for stems in wanted:
        found = [
            entry.stems[language][stem]
            for language in LANGUAGES
            for stem in stems[language] & entry.stems[language].keys()
        ]
        if not found:
            return None
        total += max(found)
    return total


assignment_search = AssignmentSearch()

Ranking = Callable[[int], tuple]


def ranked(found: Found, *, sort: str, scores: Mapping[int, int] | None = None) -> list[int]:
    """Ids of the hits in the order asked for: `closing`, `newest`, `match` (needs scores), or by the words."""
    far = datetime.date.max
    orders: dict[str, Ranking] = {
        "closing": lambda pk: (found.entries[pk].closing_on or far, pk),
        "newest": lambda pk: (-_moment(found.entries[pk]), -pk),
        "match": lambda pk: (-(scores or {}).get(pk, -1), found.entries[pk].closing_on or far, pk),
        "words": lambda pk: (-found.worth[pk], found.entries[pk].closing_on or far, pk),
    }
    return sorted(found.worth, key=orders[sort])


def _moment(entry: Entry) -> float:
    return entry.published_at.timestamp() if entry.published_at else 0.0
