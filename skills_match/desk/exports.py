"""Lists of the office as tables: the rows of the list on the screen, with the same filters and the same eyes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from diaspora.enums import LookedAt
from diaspora.models import FileAccess, Institution, Profile, User
from diaspora.privacy.access_log import role_of
from office.cells import plain_cell

from ..matching.people import PersonMatch
from ..models import Application, Assignment

#: Read this many rows at a time, so that a list of any length fits in memory.
CHUNK = 500
#: Lists whose rows are people: each of them can see that it was taken.
PEOPLE_LISTS = {"people", "matching_people"}


@dataclass(frozen=True)
class Table:
    """A header and rows of plain texts, numbers and dates. `rows` is read once."""

    header: list[str]
    rows: Iterator[list[Any]]


def people_table(people: models.QuerySet[Profile]) -> Table:
    return _table(
        people,
        {
            _("Name"): str,
            _("E-mail address"): lambda person: person.user.email,
            _("Lives in"): lambda person: str(person.country_of_residence.name),
            _("City"): lambda person: person.city,
            _("Occupation"): lambda person: "; ".join(row.occupation.label for row in person.occupations.all()),
            _("Skills"): lambda person: "; ".join(row.skill.label for row in person.skills.all()),
            _("Languages"): lambda person: "; ".join(str(row) for row in person.languages.all()),
            _("Years of experience"): lambda person: person.experience_years,
            _("Published on"): lambda person: _day(person.published_at),
        },
    )


def assignments_table(assignments: models.QuerySet[Assignment]) -> Table:
    return _table(
        assignments,
        {
            _("Reference"): lambda assignment: assignment.reference,
            _("Title"): lambda assignment: assignment.title,
            _("Institution"): lambda assignment: assignment.institution.name,
            _("State"): lambda assignment: assignment.get_state_display(),
            _("Sector"): lambda assignment: _text(assignment.sector),
            _("Region"): lambda assignment: _text(assignment.region),
            _("Mode"): lambda assignment: assignment.get_mode_display(),
            _("Length in days"): lambda assignment: assignment.length_days,
            _("Posts"): lambda assignment: assignment.posts,
            _("Submitted on"): lambda assignment: _day(assignment.submitted_at),
            _("Published on"): lambda assignment: _day(assignment.published_at),
            _("Closing day"): lambda assignment: assignment.closing_on,
            _("Officer"): lambda assignment: _text(assignment.officer),
        },
    )


def applications_table(applications: models.QuerySet[Application]) -> Table:
    return _table(
        applications,
        {
            _("Name"): lambda application: str(application.profile),
            _("E-mail address"): lambda application: application.profile.user.email,
            _("Assignment"): lambda application: application.assignment.title,
            _("Reference"): lambda application: application.assignment.reference,
            _("Institution"): lambda application: application.assignment.institution.name,
            _("State"): lambda application: application.get_state_display(),
            _("Submitted on"): lambda application: _day(application.submitted_at),
            _("Available from"): lambda application: application.available_from,
            _("Available until"): lambda application: application.available_until,
            _("Answer by"): lambda application: application.offer_answer_by,
            _("Reason"): lambda application: application.reason,
            _("Officer"): lambda application: _text(application.officer),
        },
    )


def matching_people_table(matches: Sequence[PersonMatch]) -> Table:
    """People who fit an assignment, best first: one column for each requirement, the same for everybody."""
    lines = [match.explanation.lines for match in matches]
    header = [
        _("Place in the list"),
        _("Name"),
        _("Occupation"),
        _("Years of experience"),
        _("Kind of match"),
        _("Points"),
        _("Required skills met"),
        _("Not yet met"),
        *[reason.title for reason in (lines[0] if lines else ())],
    ]
    rows = (
        [
            match.number,
            str(match.profile or ""),
            match.occupation,
            match.experience_years,
            match.explanation.band_text,
            match.explanation.total,
            match.explanation.summary,
            "; ".join(match.explanation.gaps),
            *[f"{reason.points_text} – {reason.detail}" for reason in line],
        ]
        for match, line in zip(matches, lines, strict=True)
    )
    return Table([plain_cell(title) for title in header], ([plain_cell(cell) for cell in row] for row in rows))


def institutions_table(institutions: models.QuerySet[Institution]) -> Table:
    return _table(
        institutions,
        {
            _("Name"): lambda institution: institution.name,
            _("State"): lambda institution: institution.get_state_display(),
            _("Kind"): lambda institution: institution.get_kind_display(),
            _("Region"): lambda institution: institution.region.name,
            _("Official e-mail address"): lambda institution: institution.official_email,
            _("Website"): lambda institution: institution.website,
            _("Asked on"): lambda institution: _day(institution.created_at),
            _("Decided on"): lambda institution: _day(institution.decided_at),
            _("Officer"): lambda institution: _text(institution.officer),
        },
    )


@transaction.atomic
def record_export(*, rows: models.QuerySet, kind: str, file_format: str, filters: str, by: User) -> None:
    """Log who took which list. People in a list of people can see, like every look at their file, that it was taken."""
    data = {"kind": kind, "format": file_format, "filters": filters, "rows": rows.count()}
    log(instance=by, action="office.export", user=by, data=data)
    if kind not in PEOPLE_LISTS:
        return
    subjects = User.objects.filter(pk__in=rows.order_by().values("user")).exclude(pk=by.pk)
    roles: dict[str, str] = {}
    accesses = []
    for pk, language in subjects.values_list("pk", "preferred_language"):
        if language not in roles:
            roles[language] = role_of(by, language=language)
        accesses.append(FileAccess(subject_id=pk, viewer=by, viewer_role=roles[language], what=LookedAt.LIST))
    FileAccess.objects.bulk_create(accesses, batch_size=CHUNK)


def _table(rows: models.QuerySet, columns: dict[str, Callable[[Any], Any]]) -> Table:
    return Table(list(columns), _rows(rows, columns.values()))


def _rows(rows: models.QuerySet, columns: Iterable[Callable[[Any], Any]]) -> Iterator[list[Any]]:
    readers = list(columns)
    for row in rows.iterator(chunk_size=CHUNK):
        yield [plain_cell(read(row)) for read in readers]


def _day(moment) -> Any:
    return timezone.localtime(moment).date() if moment else None


def _text(record: models.Model | None) -> str:
    return str(record) if record else ""
