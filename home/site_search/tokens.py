"""Texts as the index has them: stems with what their best place is worth, and the words that they came from."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page
from wagtail.search.index import SearchField

from skills_match.search.plan import LANGUAGES
from skills_match.vocabulary.stems import stem, words_of

#: What a word is worth by the place where it stands. An assignment that has it in its title is worth as much as a page.
TITLE, SUMMARY, TEXT, FILE = 8, 4, 2, 1
_PLACES = {"title": TITLE, "summary": SUMMARY}
LONGEST_WORD = 40
#: So many pages of a PDF are remembered for a word.
MOST_PAGES = 40

Token = tuple[str, str]


@dataclass
class Tokens:
    """All that one entry says in `language`; another language than ours is cut as English is."""

    language: str
    worth: dict[str, int] = field(default_factory=dict)
    pages: dict[str, list[int]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, worth: int, *, page: int = 0) -> None:
        for word in words_of(text, self.language):
            if len(word) <= LONGEST_WORD:
                self._note(word, worth, page)

    def _note(self, word: str, worth: int, page: int) -> None:
        token = self.words.get(word)
        if token is None:
            token = self.words[word] = stem(word, self.language)
        self.worth[token] = max(worth, self.worth.get(token, 0))
        if page:
            pages = self.pages.setdefault(token, [])
            if len(pages) < MOST_PAGES and (not pages or pages[-1] != page):
                pages.append(page)


def language_of(code: str) -> str:
    return code if code in LANGUAGES else "en"


def texts_of(page: Page) -> list[tuple[int, str]]:
    """Every text of a specific page with its worth: whatever its model says that a search should look at."""
    texts = []
    for one in page.search_fields:
        if isinstance(one, SearchField) and (text := _plain(one.get_value(page))):
            texts.append((_PLACES.get(one.field_name, TEXT), text))
    return texts


def tokens_of(page: Page) -> Tokens:
    tokens = Tokens(language_of(page.locale.language_code))
    for worth, text in texts_of(page):
        tokens.add(text, worth)
    return tokens


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _plain(list(value.values()))
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(_plain, value)))
    return "" if value is None else str(value)
