"""Conflicts of interest between reviewers and applicants, as far as the portal knows them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils import timezone

from casework.folded import folded_name
from diaspora.models import Experience, Membership
from reviews.enums import ConflictKind
from skills_match.models import Application

#: Colleagues stay colleagues for so many years after one of them left.
YEARS = 2
#: Shorter names of organisations and people are words that anybody writes.
SHORTEST = 5


def conflicts_of(
    applications: Iterable[Application], reviewers: Collection[Any]
) -> dict[tuple[int, int], ConflictKind]:
    """By application and account: their own file, the same employer now or in the last two years, or a file that names
    the reviewer, as a referee or a co-author."""
    employers = employers_of(reviewers)
    found = {}
    for application in applications:
        theirs, words = _recent(application.snapshot), folded_name(words_of(application))
        for reviewer in reviewers:
            if application.profile.user_id == reviewer.pk:
                found[application.pk, reviewer.pk] = ConflictKind.OWN
            elif theirs & employers.get(reviewer.pk, set()):
                found[application.pk, reviewer.pk] = ConflictKind.EMPLOYER
            elif names(words, reviewer):
                found[application.pk, reviewer.pk] = ConflictKind.NAMED
    return found


def employers_of(reviewers: Collection[Any]) -> dict[int, set[str]]:
    """Where reviewers work or worked lately: institutions that they are members of, positions of their own profile."""
    found: dict[int, set[str]] = {reviewer.pk: set() for reviewer in reviewers}
    members = Membership.objects.filter(user__in=reviewers).prefetch_related("institution__names")
    for membership in members:
        found[membership.user_id] |= {folded_name(name.name) for name in membership.institution.names.all()}
    for position in Experience.objects.filter(profile__user__in=reviewers).select_related("profile"):
        if _is_recent(position.until_year):
            found[position.profile.user_id].add(folded_name(position.organisation))
    return {user: {name for name in names if len(name) >= SHORTEST} for user, names in found.items()}


def words_of(application: Application) -> str:
    """Everything that the person wrote for this application, in one text."""
    snapshot = application.snapshot
    texts = [application.motivation, application.supplied_info, snapshot.get("about", ""), snapshot.get("headline", "")]
    texts += [answer.text for answer in application.answers.all()]
    texts += [f"{row['title']} {row['summary']}" for row in snapshot.get("experience", [])]
    return "\n".join(filter(None, texts))


def names(words: str, reviewer: Any) -> bool:
    """Whether folded `words` hold the address or the whole name of the reviewer."""
    name = folded_name(reviewer.get_full_name())
    return folded_name(reviewer.email) in words or (len(name) > SHORTEST and " " in name and name in words)


def _recent(snapshot: dict) -> set[str]:
    rows = snapshot.get("experience", [])
    return {folded_name(row["organisation"]) for row in rows if _is_recent(row["until_year"])}


def _is_recent(until_year: int | None) -> bool:
    return until_year is None or until_year >= timezone.localdate().year - YEARS
