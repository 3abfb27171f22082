"""Carrying a plan out on the index: pages that answer its terms, themselves or in a PDF of theirs, best first."""

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.conf import settings
from wagtail.models import Page

from skills_match.search.plan import LANGUAGES, OTHER_NAME, Plan, Term

from ..models import LibraryPage, SearchPosting, SearchStem
from .tokens import FILE, Token

#: A word that so many pages have tells them apart, however few pages there are.
_OFTEN = 10


@dataclass
class Match:
    """A page with what the plan is worth in it, and the PDF of it that has most of the terms, if any has one."""

    page_id: int
    kind: str
    worth: int = 0
    reading_id: int | None = None


@dataclass
class _Said:
    """What the index knows of some stems. By stem, not by page: a common word is on thousands of pages, of which a
    second word leaves a few."""

    #: Stem → page → what it is worth there.
    worth: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    #: Of each page that has one of them itself. A page that has them in a PDF alone is one of the library.
    kinds: dict[int, str] = field(default_factory=dict)
    #: Page, its PDF, a stem that stands in it.
    inside: list[tuple[int, int, int]] = field(default_factory=list)

    def files_of(self, pages: Container[int]) -> dict[int, dict[int, set[int]]]:
        """Page → PDF of it → the stems that it has."""
        files: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for page_id, reading_id, stem in self.inside:
            if page_id in pages:
                files[page_id][reading_id].add(stem)
        return files


def visible_pages(*languages: str):
    """What everybody may read in these languages; asked again at each search, whatever the index says."""
    return Page.objects.live().public().filter(locale__language_code__in=languages, depth__gt=1)


def other_languages(language: str) -> list[str]:
    """The full languages besides one of them."""
    return [code for code, _name in settings.FULL_LANGUAGES if code != language]


def in_language(matches: list[Match], language: str) -> list[Match]:
    """Each page in `language` where it is published in it too, else as it was found."""
    keys = dict(Page.objects.filter(pk__in=[match.page_id for match in matches]).values_list("pk", "translation_key"))
    versions = visible_pages(language).filter(translation_key__in=keys.values())
    own = dict(versions.values_list("translation_key", "pk"))
    return [replace(match, page_id=own.get(keys[match.page_id], match.page_id)) for match in matches]


def numbers_of(plan: Plan, *, with_other_names: bool) -> dict[Token, int]:
    """The stems of a plan that the index has, in one query."""
    wanted = {token for term in plan.terms for token in _tokens(term, with_other_names)}
    if not wanted:
        return {}
    rows = SearchStem.objects.filter(text__in={text for _language, text in wanted})
    found = {(language, text): pk for pk, language, text in rows.values_list("pk", "language", "text")}
    return {token: pk for token, pk in found.items() if token in wanted}


def find(plan: Plan, *, language: str, with_other_names: bool) -> list[Match]:
    """Pages that answer every term, best first, and among equals what was made last. Four queries at any size."""
    numbers = numbers_of(plan, with_other_names=with_other_names)
    answers = [_Answers.of(term, numbers, with_other_names) for term in plan.terms]
    if not answers or not all(answers):
        return []
    said = _said(set(numbers.values()), language)
    worths = sorted((answer.worths(said) for answer in answers), key=len)
    pages = set(worths[0])
    for others in worths[1:]:
        pages &= others.keys()
    return _matches({page: sum(each[page] for each in worths) for page in pages}, said, answers)


def find_most(plan: Plan, *, language: str) -> list[Match]:
    """Pages that answer as many terms as any does, at least half of them, one of which is not said by every fifth page.
    Best first; five queries at any size."""
    numbers = numbers_of(plan, with_other_names=True)
    answers = [_Answers.of(term, numbers, with_other_names=True) for term in plan.terms]
    if len(answers) < 2 or not any(answers):
        return []
    said = _said(set(numbers.values()), language)
    worths = [answer.worths(said) for answer in answers]
    often = max(_OFTEN, visible_pages(language).count() // 5)
    telling = set().union(*(each for each in worths if len(each) <= often))
    answered = Counter(page for each in worths for page in each if page in telling)
    most = max(answered.values(), default=0)
    if 2 * most < len(answers):
        return []
    pages = [page for page, number in answered.items() if number == most]
    return _matches({page: sum(each.get(page, 0) for each in worths) for page in pages}, said, answers)


def _matches(pages: dict[int, int], said: _Said, answers: list["_Answers"]) -> list[Match]:
    """The pages, each with what it is worth, best first."""
    files = said.files_of(pages)
    found = [
        Match(page, said.kinds.get(page, LibraryPage.found_as), worth, _best_file(files.get(page, {}), answers))
        for page, worth in pages.items()
    ]
    return sorted(found, key=lambda match: (-match.worth, -match.page_id))


def _said(stems: set[int], language: str) -> _Said:
    pages = visible_pages(language).values("pk")
    postings = SearchPosting.objects.filter(stem__in=stems)
    said = _Said()
    own = postings.filter(entry__page__in=pages).values_list("entry__page_id", "entry__kind", "stem_id", "worth")
    for page_id, kind, stem, worth in own:
        said.kinds[page_id] = kind
        said.worth[stem][page_id] = worth
    way = "entry__reading__document__library_versions__page"
    inside = postings.filter(**{f"{way}__in": pages}).values_list(f"{way}_id", "entry__reading_id", "stem_id")
    said.inside = list(inside)
    for page_id, _reading_id, stem in said.inside:
        said.worth[stem].setdefault(page_id, FILE)
    return said


@dataclass(frozen=True)
class _Answers:
    """The stems by which one term is answered: any of `own`, or all of one of `names`."""

    own: frozenset[int]
    names: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, term: Term, numbers: dict[Token, int], with_other_names: bool) -> "_Answers":
        own = {(language, text) for language in LANGUAGES for text in term.tokens[language]}
        names = term.other_names if with_other_names or not own else frozenset()
        whole = [name for name in names if name and all(token in numbers for token in name)]
        return cls(
            frozenset(numbers[token] for token in own if token in numbers),
            tuple(frozenset(numbers[token] for token in name) for name in whole),
        )

    def __bool__(self) -> bool:
        return bool(self.own or self.names)

    def worths(self, said: _Said) -> dict[int, int]:
        """The pages that answer the term, each with what that is worth."""
        found: dict[int, int] = {}
        for stem in self.own:
            for page, worth in said.worth.get(stem, {}).items():
                if worth > found.get(page, 0):
                    found[page] = worth
        for name in self.names:
            for page in set.intersection(*(set(said.worth.get(stem, ())) for stem in name)):
                found.setdefault(page, OTHER_NAME)
        return found

    @cached_property
    def stems(self) -> frozenset[int]:
        return self.own.union(*self.names)


def _best_file(files: dict[int, set[int]], answers: list[_Answers]) -> int | None:
    """The PDF with most terms."""

    def terms_in(stems: set[int]) -> int:
        return sum(not stems.isdisjoint(answer.stems) for answer in answers)

    return max(files, key=lambda reading: (terms_in(files[reading]), -reading), default=None)


def _tokens(term: Term, with_other_names: bool) -> set[Token]:
    own = {(language, text) for language in LANGUAGES for text in term.tokens[language]}
    if own and not with_other_names:
        return own
    return own.union(*term.other_names)
