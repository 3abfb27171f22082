"""What somebody meant whose words no page has: the other language, and words in full, as our lists say them."""

from collections.abc import Iterator

from skills_match.vocabulary.index import vocabulary
from skills_match.vocabulary.texts.otherwise import otherwise
from skills_match.words import fold


def in_other_words(text: str, language: str) -> Iterator[str]:
    """The text in the other language. A name that only resembles it is none: it would be another thing."""
    words = vocabulary()
    yield from otherwise(text)
    for concept in words.means(fold(text)):
        yield words.label(concept, language)
