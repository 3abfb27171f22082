"""Titles and sentences: mean average precision of title to title, and the skills that a sentence speaks of."""

from pathlib import Path

import numpy as np

from skills_match.enums import ConceptKind
from skills_match.vocabulary.texts.concepts import ConceptsInText, Label
from skills_match.vocabulary.titles.matching import OccupationTitles, TitleIndex

from .quality_data import EscoRows, esco, talentclef, tech

#: How many skills of a sentence are looked at for the precision; MRR looks at all that are found.
LOOKED_AT = 5


def titles(folder: Path) -> float:
    """MAP of TalentCLEF 2025 A, English validation."""
    rows, task = esco(folder), talentclef(folder)
    index = TitleIndex(
        OccupationTitles(place, tuple(labels), rows.named[place]) for place, labels in enumerate(rows.occupations)
    )
    alike = index.alike(task.queries, task.corpus)
    return float(np.mean([_average_precision(row, right) for row, right in zip(alike, task.right, strict=True)]))


def sentences(folder: Path, part: str) -> tuple[float, float]:
    """(RP@5, MRR) of the TECH sentences of a part. A label that ESCO 1.1.1 does not have cannot be found."""
    rows = esco(folder)
    index = ConceptsInText(_labels(rows))
    name = [labels[0].casefold() for labels in rows.skills]
    precisions, ranks = [], []
    for sentence, right in tech(folder, part).items():
        found = [name[hit.concept] for hit in index.find(sentence, kinds={ConceptKind.SKILL}, limit=50)]
        precisions.append(len(right & set(found[:LOOKED_AT])) / min(LOOKED_AT, len(right)))
        ranks.append(next((1 / place for place, label in enumerate(found, start=1) if label in right), 0.0))
    return float(np.mean(precisions)), float(np.mean(ranks))


def _labels(rows: EscoRows) -> list[Label]:
    return [
        Label(concept, ConceptKind.SKILL, "en", text, is_preferred=position == 0)
        for concept, texts in enumerate(rows.skills)
        for position, text in enumerate(texts)
    ]


def _average_precision(alike: np.ndarray, right: set[int]) -> float:
    order = np.argsort(-alike, kind="stable")
    hits = np.isin(order, list(right))
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / len(right))
