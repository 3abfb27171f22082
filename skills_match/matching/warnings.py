"""What a reader should ask about before a match becomes more: compared where the profile knows it, never scored, and
never a reason to refuse anybody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diaspora.models import Profile

from ..enums import ApplicationState
from ..models import Application, Assignment
from ..spoken import spoken

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
    rows = Application.objects.filter(profile__in=list(profiles), state=ApplicationState.ACCEPTED).order_by("pk")
    for row in rows.select_related("assignment"):
        found[row.profile_id].append(row.assignment)
    return found


def warnings_of(
    profile: Profile, assignment: Assignment, accepted: Accepted, *, names_others: bool, experience_years: int
) -> tuple[str, ...]:
    """In the active language. `names_others` for who may know what else the person has accepted; `experience_years` are
    those asked for."""
    found = []
    held = profile.experience_years
    if experience_years and held is not None and held < experience_years:
        found.append(
            _("Years of experience: %(asked)s or more are asked for, the profile says %(held)s.")
            % {"asked": experience_years, "held": held}
        )
    for other in _at_the_same_time(assignment, accepted.get(profile.pk or 0, [])):
        title = spoken(other, "title")
        if names_others and title:
            found.append(_("The dates may overlap with “%(title)s”, which was accepted.") % {"title": title.text})
        else:
            found.append(_("The dates may overlap with an assignment that was accepted."))
    return tuple(dict.fromkeys(found))


def warnings_for_person(*, profile: Profile, assignment: Assignment) -> tuple[str, ...]:
    """What the profile says against an assignment, before it is applied for. One query."""
    return warnings_of(
        profile,
        assignment,
        accepted_by([profile.pk] if profile.pk else []),
        names_others=True,
        experience_years=assignment.minimum_experience_years,
    )


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
