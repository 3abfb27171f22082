"""Agreed words of our vocabulary that occur in a text, with their translation."""

import re

from skills_match.enums import LabelKind
from skills_match.models import ConceptLabel
from skills_match.words import fold

#: Terms have at most so many words; a text names at most so many terms that are worth reading.
WORDS, TERMS = 4, 20


def terms_in(text: str, *, language: str, into: str) -> list[tuple[str, str]]:
    """Pairs of a term in `language` that `text` has and the preferred term in `into`, in two queries."""
    labels = ConceptLabel.objects.in_use().filter(language=language, folded__in=_stretches(text))
    found = {label.concept_id: label.text for label in labels}
    preferred = ConceptLabel.objects.in_use().filter(concept__in=found, language=into, kind=LabelKind.PREFERRED)
    return sorted((found[label.concept_id], label.text) for label in preferred)[:TERMS]


def _stretches(text: str) -> set[str]:
    words = re.findall(r"[\w'’-]+", fold(text))
    return {
        " ".join(words[start : start + length])
        for length in range(1, WORDS + 1)
        for start in range(len(words) - length + 1)
        if len(" ".join(words[start : start + length])) > 3
    }
