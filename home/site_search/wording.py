"""What somebody probably meant whose words no page has: the other language, and words in full."""

from collections.abc import Iterator

from skills_match.enums import ConceptKind
from skills_match.vocabulary.picker import concepts_near, vocabulary
from skills_match.vocabulary.texts.otherwise import otherwise
from skills_match.words import fold

_KINDS = (ConceptKind.SKILL, ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP)


def in_other_words(text: str, language: str) -> Iterator[str]:
    """The text in the other language, as our lists and the names of skills say it."""
    words = vocabulary()
    yield from otherwise(text)
    for concept in words.means(fold(text)) or concepts_near(text, words=words, kinds=_KINDS, limit=1):
        yield words.label(concept, language)
