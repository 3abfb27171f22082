"""Words as people type and write them: what the pickers, the search and the reading of texts make of them.

The lists in `words/` were written by hand before the code that they measure, by people's words and not by the
vocabulary's: what is right is said in English words, each the beginning of a word of the label. Every other line (or
document) is for developing; the others are looked at only here. Those in `words/fresh/` came last and count whole:
the first figure of each, before anybody looked at what was missed, stands in docs/benchmarks.md.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import translation

from skills_match.enums import ChangeKind, ConceptKind
from skills_match.from_text.suggestions import suggest_from_text
from skills_match.models import Assignment, AssignmentSkill, Concept, default_programme
from skills_match.search.finding import find_assignments
from skills_match.search_server.changes import record_change
from skills_match.vocabulary.picker import suggest, vocabulary
from skills_match.vocabulary.titles.occupations import suggest_occupations
from skills_match.words import fold
from tests.factories.matching import AssignmentFactory
from tests.factories.people import InstitutionFactory

LISTS = Path(__file__).resolve().parent / "words"
FIRST = 5
PARTS = ("develop", "held")
PRECISION_AT, RECALL_AT = 10, 20
OCCUPATIONS_AT = 3
_EMPTY = dict.fromkeys([f"{name}_en" for name in ("background", "objective", "tasks", "deliverables")], "")


@dataclass(frozen=True)
class Right:
    """What is right: one of these alternatives, each some beginnings of words."""

    alternatives: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> "Right":
        return cls(tuple(tuple(fold(part).split()) for part in text.split("|")))

    def fits(self, label: str) -> bool:
        words = fold(label).split()
        return any(
            all(any(word.startswith(begun) for word in words) for begun in beginnings)
            for beginnings in self.alternatives
        )


@dataclass
class Document:
    name: str
    language: str
    text: str = ""
    annotated: list[Right] = field(default_factory=list)
    also: list[Right] = field(default_factory=list)
    occupations: list[Right] = field(default_factory=list)


def figures() -> Iterator[tuple[str, float]]:
    """(name, share) of each half of every list, with the vocabulary that is loaded."""
    with translation.override("sw"):
        for name, file, found, kind in (
            ("picker", "picker.tsv", picked, ""),
            ("occupations", "occupations.tsv", occupations, ""),
            ("sentences", "sentences.tsv", read, ""),
        ):
            for part, share, _missed in share_found(file, found, kind=kind):
                yield f"quality_words_{name}_{part}", share
            yield f"quality_words_{name}_fresh", share_of_fresh(file, found)[0]
        for name, shares in (("correct_kept", correct_kept()), ("slips_mended", slips_mended())):
            for part, share, _missed in shares:
                yield f"quality_words_{name}_{part}", share
        for part, precision, recall, _notes in of_documents():
            yield f"quality_words_documents_p10_{part}", precision
            yield f"quality_words_documents_r20_{part}", recall
        for part, share, _missed in occupations_of_documents():
            yield f"quality_words_documents_occupation_{part}", share
        assignments = Assignments()
        for kind in ("occupation", "skill"):
            for part, share, _missed in share_found("search.tsv", assignments.found, kind=kind):
                yield f"quality_words_search_{kind}_{part}", share
        yield "quality_words_search_skill_fresh", share_of_fresh("search.tsv", assignments.found)[0]


Found = Callable[[str], Iterable[int]]


def share_found(file: str, found: Found, *, kind: str = "") -> Iterator[tuple[str, float, list[str]]]:
    """(part, share of the lines with something right among the first five, the lines without)."""
    lines = [line.split("\t") for line in (LISTS / file).read_text().splitlines()]
    lines = [line[1:] for line in lines if line[0] == kind] if kind else lines
    for number, part in enumerate(PARTS):
        chosen = lines[number::2]
        missed = [text for text, right in chosen if not _is_right(Right.of(right), list(found(text))[:FIRST])]
        yield part, 1 - len(missed) / len(chosen), missed


def share_of_fresh(file: str, found: Found) -> tuple[float, list[str]]:
    """The share of the lines of a fresh list with something right among the first five, and the lines without."""
    lines = [line.split("\t") for line in (LISTS / "fresh" / file).read_text().splitlines()]
    missed = [text for text, right in lines if not _is_right(Right.of(right), list(found(text))[:FIRST])]
    return 1 - len(missed) / len(lines), missed


def correct_kept() -> Iterator[tuple[str, float, list[str]]]:
    """(part, share of the correct everyday words that are left as they are, those that are not)."""
    words = [line.split("\t")[0] for line in (LISTS / "correct.tsv").read_text().splitlines()]
    for number, part in enumerate(PARTS):
        chosen = words[number::2]
        mended = [word for word in chosen if vocabulary().mended(word)]
        yield part, 1 - len(mended) / len(chosen), mended


def slips_mended() -> Iterator[tuple[str, float, list[str]]]:
    """(part, share of the slips that are taken for a word that was meant, those that are not)."""
    lines = [line.split("\t") for line in (LISTS / "typing_errors.tsv").read_text().splitlines()]
    for number, part in enumerate(PARTS):
        chosen = lines[number::2]
        missed = [slip for slip, meant in chosen if vocabulary().mended(slip).get(slip) not in meant.split(" | ")]
        yield part, 1 - len(missed) / len(chosen), missed


def picked(text: str) -> list[int]:
    return [hit.concept.pk for hit in suggest(text=text, language="sw", kinds=[ConceptKind.SKILL])]


def occupations(text: str) -> list[int]:
    return [hit.concept.pk for hit in suggest_occupations(text=text, language="sw")]


def read(text: str) -> list[int]:
    return [hit.concept for hit in suggest_from_text(text=text, language="sw").skills]


class Assignments:
    """One open assignment for each skill and each occupation of the pack, which says nothing but that."""

    def __init__(self) -> None:
        concepts = Concept.objects.filter(is_active=True, kind__in=[ConceptKind.SKILL, ConceptKind.OCCUPATION])
        concepts = list(concepts.filter(taxonomy__name="pack"))
        institution, programme = InstitutionFactory(), default_programme()
        rows = Assignment.objects.bulk_create(
            AssignmentFactory.build(
                institution=institution,
                programme_id=programme,
                reference=f"W-{number}",
                title_en="Short stay",
                title_sw="Kazi ya muda",
                unit="",
                sector=None,
                region=None,
                occupation=concept if concept.kind == ConceptKind.OCCUPATION else None,
                **_EMPTY,
            )
            for number, concept in enumerate(concepts)
        )
        self._concept_of = {row.pk: concept.pk for row, concept in zip(rows, concepts, strict=True)}
        asked = [
            AssignmentSkill(assignment=row, skill=concept)
            for row, concept in zip(rows, concepts, strict=True)
            if concept.kind == ConceptKind.SKILL
        ]
        AssignmentSkill.objects.bulk_create(asked)
        record_change(kind=ChangeKind.TAXONOMY, object_id=0)

    def found(self, text: str) -> list[int]:
        """Those of ours: other figures may have left assignments of their own."""
        found = find_assignments(text=text, sort="words").worth
        return [self._concept_of[pk] for pk in found if pk in self._concept_of]


def documents() -> list[Document]:
    found: list[Document] = []
    part = "text"
    for line in (LISTS / "documents.txt").read_text().splitlines():
        if line.startswith("### "):
            found.append(Document(*line[4:].split()))
            part = "text"
        elif line.startswith("--- "):
            part = line[4:]
        elif part == "text":
            found[-1].text += line + "\n"
        else:
            getattr(found[-1], part).append(Right.of(line))
    return found


def of_documents() -> Iterator[tuple[str, float, float, list[str]]]:
    """(part, precision among the first ten, recall among the first twenty, what was wrong and missed)."""
    words = vocabulary()
    for number, part in enumerate(PARTS):
        precisions, recalls, notes = [], [], []
        for document in documents()[number::2]:
            labels = [
                words.label(hit.concept, "en") for hit in suggest_from_text(text=document.text, language="en").skills
            ]
            right = [*document.annotated, *document.also]
            wrong = [label for label in labels[:PRECISION_AT] if not any(one.fits(label) for one in right)]
            missed = [one for one in document.annotated if not any(map(one.fits, labels[:RECALL_AT]))]
            precisions.append(1 - len(wrong) / max(1, len(labels[:PRECISION_AT])))
            recalls.append(1 - len(missed) / len(document.annotated))
            notes.append(f"{document.name}: wrong {wrong}; missed {[one.alternatives for one in missed]}")
        yield part, sum(precisions) / len(precisions), sum(recalls) / len(recalls), notes


def occupations_of_documents() -> Iterator[tuple[str, float, list[str]]]:
    """(part, share of the documents with a right occupation among the first three, what the others were told)."""
    words = vocabulary()
    stated = [document for document in documents() if document.occupations]
    for number, part in enumerate(PARTS):
        chosen, missed = stated[number::2], []
        for document in chosen:
            found = suggest_from_text(text=document.text, language="en").occupations
            labels = [words.label(hit.concept, "en") for hit in found[:OCCUPATIONS_AT]]
            if not any(right.fits(label) for right in document.occupations for label in labels):
                missed.append(f"{document.name}: {labels}")
        yield part, 1 - len(missed) / len(chosen), missed


def _is_right(right: Right, concepts: list[int]) -> bool:
    words = vocabulary()
    return any(right.fits(words.label(concept, "en")) for concept in concepts)
