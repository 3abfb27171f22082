"""Education and licences that an assignment asks for, held against what a profile says. It warns, and never refuses:
whether a licence of one body counts for another one is for people to judge."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diaspora.enums import EducationLevel
from diaspora.models import Profile

from ..models import Assignment


@dataclass(frozen=True)
class Papers:
    """The highest level of education, None where nobody said, and the last day of each licence, None for no end."""

    education: int | None
    licences: tuple[datetime.date | None, ...]


def papers_of(profile: Profile) -> Papers:
    """Two queries."""
    return Papers(
        max(profile.education.values_list("level", flat=True), default=None),
        tuple(profile.licences.values_list("valid_until", flat=True)),
    )


def papers_as_sent(snapshot: dict) -> Papers | None:
    """None for what was sent before profiles knew of papers: nothing can be said about it."""
    if "licences" not in snapshot:
        return None
    ends = (row["valid_until"] for row in snapshot["licences"])
    return Papers(
        max((row["level"] for row in snapshot["education"]), default=None),
        tuple(datetime.date.fromisoformat(end) if end else None for end in ends),
    )


def paper_warnings(assignment: Assignment, papers: Papers) -> list[str]:
    """In the active language."""
    return [*_of_education(assignment, papers.education), *_of_licences(assignment, papers.licences)]


def _of_education(assignment: Assignment, held: int | None) -> Iterable[str]:
    asked = assignment.minimum_education
    if asked and held is None:
        yield _("Education: “%(asked)s” or more is asked for, the profile names none.") % {
            "asked": EducationLevel(asked).label
        }
    elif asked and held is not None and held < asked:
        yield _("Education: “%(asked)s” or more is asked for, the profile says “%(held)s”.") % {
            "asked": EducationLevel(asked).label,
            "held": EducationLevel(held).label,
        }


def _of_licences(assignment: Assignment, ends: tuple[datetime.date | None, ...]) -> Iterable[str]:
    if not assignment.licence_needed:
        return
    if not ends:
        yield _("A licence is asked for, the profile names none.")
        return
    last = max((end or datetime.date.max for end in ends), default=datetime.date.max)
    needed_until = _last_day(assignment)
    if needed_until and last < needed_until:
        yield _("A licence is asked for; the last one in the profile ends on %(day)s, before the work does.") % {
            "day": date_format(last)
        }


def _last_day(assignment: Assignment) -> datetime.date | None:
    if assignment.starts_from is None or not assignment.length_days:
        return None
    return assignment.starts_from + datetime.timedelta(days=assignment.length_days - 1)
