"""Education and licences that somebody asks for, held against what a profile says. It warns, and never refuses:
whether a licence of one body counts for another one is for people to judge."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..enums import EducationLevel
from ..models import Profile


@dataclass(frozen=True)
class PapersAsked:
    """The lowest level of education, None for any; whether a licence is asked for, and until which day, if known."""

    education: int | None
    licence: bool
    until: datetime.date | None


@dataclass(frozen=True)
class PapersHeld:
    """The highest level of education, None where nobody said, and the last day of each licence, None for no end."""

    education: int | None
    licences: tuple[datetime.date | None, ...]


def papers_of(profile: Profile) -> PapersHeld:
    """Two queries."""
    return PapersHeld(
        max(profile.education.values_list("level", flat=True), default=None),
        tuple(profile.licences.values_list("valid_until", flat=True)),
    )


def papers_as_sent(snapshot: dict) -> PapersHeld | None:
    """None for what was sent before profiles knew of papers: nothing can be said about it."""
    if "licences" not in snapshot:
        return None
    ends = (row["valid_until"] for row in snapshot["licences"])
    return PapersHeld(
        max((row["level"] for row in snapshot["education"]), default=None),
        tuple(datetime.date.fromisoformat(end) if end else None for end in ends),
    )


def paper_warnings(asked: PapersAsked, held: PapersHeld) -> list[str]:
    """In the active language."""
    return [*_of_education(asked.education, held.education), *_of_licences(asked, held.licences)]


def _of_education(asked: int | None, held: int | None) -> Iterable[str]:
    if asked and held is None:
        yield _("Education: “%(asked)s” or more is asked for, the profile names none.") % {
            "asked": EducationLevel(asked).label
        }
    elif asked and held is not None and held < asked:
        yield _("Education: “%(asked)s” or more is asked for, the profile says “%(held)s”.") % {
            "asked": EducationLevel(asked).label,
            "held": EducationLevel(held).label,
        }


def _of_licences(asked: PapersAsked, ends: tuple[datetime.date | None, ...]) -> Iterable[str]:
    if not asked.licence:
        return
    if not ends:
        yield _("A licence is asked for, the profile names none.")
        return
    last = max(end or datetime.date.max for end in ends)
    if asked.until and last < asked.until:
        yield _("A licence is asked for; the last one in the profile ends on %(day)s, before the work does.") % {
            "day": date_format(last)
        }
