"""What a reader should ask about before a match becomes more: compared where the profile knows it, never scored, and
never a reason to refuse anybody."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casework.translated.spoken import text_of
from diaspora.models import Profile
from diaspora.profiles.papers import PapersAsked, paper_warnings, papers_of

from ..enums import APPLICATION_TAKES_POST
from ..models import Application, Assignment

#: Assignments that each profile has accepted to do.
Accepted = Mapping[int, list[Assignment]]


@dataclass(frozen=True)
class Days:
    """All days on which work may fall: its start may move."""

    first: int
    last: int

    def meets(self, other: "Days") -> bool:
        return self.first <= other.last and other.first <= self.last


def accepted_by(profiles: Iterable[int]) -> Accepted:
    """One query."""
    found: dict[int, list[Assignment]] = defaultdict(list)
    rows = Application.objects.filter(profile__in=list(profiles), state__in=APPLICATION_TAKES_POST).order_by("pk")
    for row in rows.select_related("assignment"):
        found[row.profile_id].append(row.assignment)
    return found


def warnings_of(
    assignment: Assignment,
    *,
    years_asked: int,
    years_held: int | None,
    accepted: Iterable[Assignment],
    names_others: bool,
) -> tuple[str, ...]:
    """In the active language. `names_others` for who may know what else the person has accepted."""
    found = []
    if years_asked and years_held is not None and years_held < years_asked:
        found.append(
            _("Years of experience: %(asked)s or more are asked for, the profile says %(held)s.")
            % {"asked": years_asked, "held": years_held}
        )
    for other in _at_the_same_time(assignment, accepted):
        title = text_of(other, "title")
        if names_others and title:
            found.append(_("The dates may overlap with “%(title)s”, which was accepted.") % {"title": title})
        else:
            found.append(_("The dates may overlap with an assignment that was accepted."))
    return tuple(dict.fromkeys(found))


def years_to_name(*, asked: int, held: int | None) -> int:
    """Years of experience that stand as a condition with a match: none where the profile answers it, since who has
    enough need not read it, and who has fewer reads a warning."""
    return asked if held is None else 0


def warnings_for_person(*, profile: Profile, assignment: Assignment) -> tuple[str, ...]:
    """What the profile says against an assignment, before it is applied for. Three queries."""
    if not profile.pk:
        return own_warnings(profile, assignment, {})
    found = own_warnings(profile, assignment, accepted_by([profile.pk]))
    return (*found, *paper_warnings(papers_asked(assignment), papers_of(profile)))


def own_warnings(profile: Profile, assignment: Assignment, accepted: Accepted) -> tuple[str, ...]:
    """The same, for who has read already what the person `accepted`."""
    return warnings_of(
        assignment,
        years_asked=assignment.minimum_experience_years,
        years_held=profile.experience_years,
        accepted=accepted.get(profile.pk, []),
        names_others=True,
    )


def papers_asked(assignment: Assignment) -> PapersAsked:
    """A licence is asked for until the last day of the work, if it begins on the first day on which it may."""
    begins, length = assignment.starts_from, assignment.length_days
    until = begins + datetime.timedelta(days=length - 1) if begins and length else None
    return PapersAsked(assignment.minimum_education, bool(assignment.licence_needed), until)


def _at_the_same_time(assignment: Assignment, others: Iterable[Assignment]) -> list[Assignment]:
    days = _days_of(assignment)
    return [
        other
        for other in others
        if other.pk != assignment.pk and days and (taken := _days_of(other)) and days.meets(taken)
    ]


def _days_of(assignment: Assignment) -> Days | None:
    if assignment.starts_from is None or not assignment.length_days:
        return None
    last_start = assignment.starts_until or assignment.starts_from
    return Days(assignment.starts_from.toordinal(), last_start.toordinal() + assignment.length_days - 1)
