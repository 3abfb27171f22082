"""What somebody probably meant whose words no page has: slips mended, and the other language."""

from collections.abc import Iterator

from wagtail.models import Page

from skills_match.enums import ConceptKind
from skills_match.search.published import published
from skills_match.vocabulary.kiswahili.known import is_kiswahili
from skills_match.vocabulary.picker import concepts_near, vocabulary
from skills_match.vocabulary.spelling import WordIndex
from skills_match.vocabulary.texts.otherwise import otherwise
from skills_match.words import fold

_KINDS = (ConceptKind.SKILL, ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP)


def mended(words: list[str]) -> dict[str, str]:
    """Words that no page, no assignment and no skill has, in any language, each with what was meant."""
    pages = Page.objects.live().public().filter(depth__gt=1)
    titles = WordIndex(word for title in pages.values_list("title", flat=True) for word in fold(title).split())
    indexes = (titles, published.fresh().words, vocabulary().words)
    found = {}
    for word in map(fold, words):
        if not word or is_kiswahili(word) or any(word in index for index in indexes) or pages.search(word).count():
            continue
        meant = next((meant for index in indexes if (meant := index.mend(word)) != word), word)
        if meant != word:
            found[word] = meant
    return found


def in_other_words(text: str, language: str) -> Iterator[str]:
    """The text in the other language, as our lists and the names of skills say it."""
    words = vocabulary()
    yield from otherwise(text)
    for concept in words.means(fold(text)) or concepts_near(text, words=words, kinds=_KINDS, limit=1):
        yield words.label(concept, language)
