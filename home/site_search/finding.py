"""Carrying a plan out on the index: pages that answer every term, themselves or in a PDF of theirs, best first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Locale, Page

from skills_match.search.plan import LANGUAGES, OTHER_NAME, Plan, Term

from ..models import LibraryPage, SearchPosting, SearchStem
from .tokens import FILE, Token


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


def visible_pages(language: str):
    """What everybody may read in this language; asked again at each search, whatever the index says."""
    locale = Locale.objects.get_for_language(language)
    return Page.objects.live().public().filter(locale=locale, depth__gt=1)


def numbers_of(plan: Plan, *, with_other_names: bool) -> dict[Token, int]:
    """The stems of a plan that the index has, in one query."""
    wanted = {token for term in plan.terms for token in _tokens(term, with_other_names)}
    if not wanted:
        return {}
    rows = SearchStem.objects.filter(text__in={text for _language, text in wanted})
    found = {(language, text): pk for pk, language, text in rows.values_list("pk", "language", "text")}
    return {token: pk for token, pk in found.items() if token in wanted}


def find(plan: Plan, *, language: str, with_other_names: bool) -> list[Match]:
    """Best first, and among equals what was made last. Four queries at any size."""
    numbers = numbers_of(plan, with_other_names=with_other_names)
    answers = [_Answers.of(term, numbers, with_other_names) for term in plan.terms]
    if not answers or not all(answers):
        return []
    found = []
    for page_id, said in _said(set(numbers.values()), language).items():
        worths = [answer.worth(said) for answer in answers]
        if all(worths):
            found.append(Match(page_id, said.kind, sum(worths), _best_file(said, answers)))
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
