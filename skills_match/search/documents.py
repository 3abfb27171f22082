"""Assignments as the search sees them: tokens by section and language, and facets. Either engine indexes these."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..enums import LabelKind, ReviewState
from ..models import Assignment, AssignmentLanguage, AssignmentSkill, ConceptLabel
from ..models.querysets import AssignmentQuerySet
from ..vocabulary.stems import stem, words_of

LANGUAGES = ("en", "sw")
#: What sorts behind every closing day: assignments that have none.
NEVER = datetime.date.max.toordinal()
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
#: Where a word may stand, and what it is worth there: whole numbers, so that every engine adds up to the same.
SECTIONS = {"title": 4, "vocabulary": 2, "text": 1}
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
class AssignmentDocument:
    """What the search knows of one assignment. `sections`: language → token → the best section that has it."""

    id: int
    closing_on: datetime.date | None
    published_at: datetime.datetime | None
    sections: Mapping[str, Mapping[str, str]]
    words: frozenset[str]
    facets: Mapping[str, frozenset[str]]

    def worth(self, language: str, token: str) -> int:
        """What a token is worth here; 0 when it does not occur."""
        section = self.sections[language].get(token)
        return SECTIONS[section] if section else 0

    @property
    def closing(self) -> int:
        """The closing day as a number of days."""
        return self.closing_on.toordinal() if self.closing_on else NEVER

    @property
    def published(self) -> int:
        """When it was published, in microseconds."""
        return (self.published_at - _EPOCH) // datetime.timedelta(microseconds=1) if self.published_at else 0

    @property
    def fields(self) -> dict[str, list[str]]:
        """`title_en`, `text_sw` …: the tokens of each section and language, each token at its best section only."""
        fields: dict[str, list[str]] = {f"{section}_{language}": [] for section in SECTIONS for language in LANGUAGES}
        for language, tokens in self.sections.items():
            for token, section in tokens.items():
                fields[f"{section}_{language}"].append(token)
        return fields


def documents_of(assignments: AssignmentQuerySet) -> dict[int, AssignmentDocument]:
    """Those that are published, by id, in six queries."""
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
    # Also of a concept that is out of use: the assignment goes on naming it.
    words = ConceptLabel.objects.filter(concept__in=named).exclude(review_state=ReviewState.REJECTED)
    words = words.exclude(kind=LabelKind.TYPED)
    for concept, language, text in words.values_list("concept_id", "language", "text"):
        labels[concept, language].append(text)
    spoken: dict[int, set[str]] = defaultdict(set)
    asked = AssignmentLanguage.objects.filter(assignment__in=ids).values_list("assignment_id", "language__code")
    for pk, code in asked:
        spoken[pk].add(code)
    return {row.pk: _document(row, concepts[row.pk], labels, spoken[row.pk]) for row in rows}


def _document(row: Assignment, concepts: Iterable[int], labels: Mapping, spoken: Iterable[str]) -> AssignmentDocument:
    sections: dict[str, dict[str, str]] = {}
    words = set()
    for language in LANGUAGES:
        vocabulary = [text for concept in concepts for text in labels.get((concept, language), ())]
        areas = [getattr(area, f"name_{language}", area.name) for area in (row.region, row.sector) if area]
        host = [getattr(name, f"name_{language}") or "" for name in row.institution.names.all() if name.confirmed_at]
        texts = [getattr(row, f"{name}_{language}") or "" for name in ("background", "objective", "tasks")]
        texts += [getattr(row, f"{name}_{language}") or "" for name in ("deliverables", "unit")]
        texts.append(str(row.district or ""))
        tokens: dict[str, str] = {}
        # The best section last: it takes the section of the others.
        for section, sources in (
            ("text", texts),
            ("vocabulary", [*vocabulary, *areas, *host, row.reference]),
            ("title", [getattr(row, f"title_{language}") or ""]),
        ):
            for word in (word for source in sources for word in words_of(source, language)):
                words.add(word)
                tokens[stem(word, language)] = section
        sections[language] = tokens
    band = LengthBand.of(row.length_days)
    facets = {
        "sector": [row.sector.code] if row.sector else [],
        "region": [row.region.code] if row.region else [],
        "mode": [row.mode] if row.mode else [],
        "length": [band.value] if band else [],
        "language": spoken,
    }
    return AssignmentDocument(
        row.pk,
        row.closing_on,
        row.published_at,
        sections,
        frozenset(words),
        {facet: frozenset(values) for facet, values in facets.items()},
    )
