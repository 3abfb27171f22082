"""Carrying a plan out on the index: pages that answer its terms, themselves or in a PDF of theirs, best first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

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
    """What the index knows of one page: stems with their worth, and for each of its PDFs the stems that it has."""

    kind: str = LibraryPage.found_as
    worth: dict[int, int] = field(default_factory=dict)
    inside: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


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
    worths = _worths(answers, numbers, language)
    return _matches([page for page in worths if all(page.worths)], answers)


def find_most(plan: Plan, *, language: str) -> list[Match]:
    """Pages that answer as many terms as any does, at least half of them, one of which is not said by every fifth page.
    Best first; five queries at any size."""
    numbers = numbers_of(plan, with_other_names=True)
    answers = [_Answers.of(term, numbers, with_other_names=True) for term in plan.terms]
    if len(answers) < 2 or not any(answers):
        return []
    pages = _worths(answers, numbers, language)
    often = max(_OFTEN, visible_pages(language).count() // 5)
    rare = {term for term in range(len(answers)) if sum(bool(page.worths[term]) for page in pages) <= often}
    told = [page for page in pages if any(page.worths[term] for term in rare)]
    most = max((page.answered for page in told), default=0)
    return _matches([page for page in told if page.answered == most], answers) if 2 * most >= len(answers) else []


@dataclass(frozen=True)
class _Worths:
    """What each term of a plan is worth in one page."""

    page_id: int
    said: _Said
    worths: tuple[int, ...]

    @property
    def answered(self) -> int:
        return sum(map(bool, self.worths))


def _worths(answers: list["_Answers"], numbers: dict[Token, int], language: str) -> list[_Worths]:
    return [
        _Worths(page_id, said, tuple(answer.worth(said) for answer in answers))
        for page_id, said in _said(set(numbers.values()), language).items()
    ]


def _matches(pages: list[_Worths], answers: list["_Answers"]) -> list[Match]:
    found = [Match(page.page_id, page.said.kind, sum(page.worths), _best_file(page.said, answers)) for page in pages]
    return sorted(found, key=lambda match: (-match.worth, -match.page_id))


def _said(stems: set[int], language: str) -> dict[int, _Said]:
    pages = visible_pages(language).values("pk")
    postings = SearchPosting.objects.filter(stem__in=stems)
    said: dict[int, _Said] = defaultdict(_Said)
    own = postings.filter(entry__page__in=pages).values_list("entry__page_id", "entry__kind", "stem_id", "worth")
    for page_id, kind, stem, worth in own:
        said[page_id].kind = kind
        said[page_id].worth[stem] = worth
    way = "entry__reading__document__library_versions__page"
    for page_id, reading_id, stem in postings.filter(**{f"{way}__in": pages}).values_list(
        f"{way}_id", "entry__reading_id", "stem_id"
    ):
        said[page_id].inside[reading_id].add(stem)
        said[page_id].worth.setdefault(stem, FILE)
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
        whole = [name for name in names if all(token in numbers for token in name)]
        return cls(
            frozenset(numbers[token] for token in own if token in numbers),
            tuple(frozenset(numbers[token] for token in name) for name in whole),
        )

    def __bool__(self) -> bool:
        return bool(self.own or self.names)

    def worth(self, said: _Said) -> int:
        best = max((said.worth.get(stem, 0) for stem in self.own), default=0)
        if not best and any(all(stem in said.worth for stem in name) for name in self.names):
            return OTHER_NAME
        return best

    def stems(self) -> Iterable[int]:
        return self.own.union(*self.names)


def _best_file(said: _Said, answers: list[_Answers]) -> int | None:
    """The PDF with most terms of those that the page itself does not say in its title."""

    def terms_in(stems: set[int]) -> int:
        return sum(not stems.isdisjoint(answer.stems()) for answer in answers)

    return max(said.inside, key=lambda reading: (terms_in(said.inside[reading]), -reading), default=None)


def _tokens(term: Term, with_other_names: bool) -> set[Token]:
    own = {(language, text) for language in LANGUAGES for text in term.tokens[language]}
    if own and not with_other_names:
        return own
    return own.union(*term.other_names)
