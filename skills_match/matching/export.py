"""People who fit an assignment as a table for the programme office."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from casework.exported import Table
from office.cells import plain_cell

from .people import PersonMatch


def matching_people_table(matches: Sequence[PersonMatch]) -> Table:
    """People who fit an assignment, best first: one column for each requirement, the same for everybody."""
    lines = [match.explanation.lines for match in matches]
    header = [
        _("Place in the list"),
        _("Name"),
        _("Occupation"),
        _("Years of experience"),
        _("Kind of match"),
        _("Feasibility"),
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
            match.explanation.feasibility_text,
            match.explanation.total,
            match.explanation.summary,
            "; ".join(match.explanation.gaps),
            *[f"{reason.points_text} – {reason.detail}" for reason in line],
        ]
        for match, line in zip(matches, lines, strict=True)
    )
    return Table(
        _("People who fit"),
        [plain_cell(title) for title in header],
        ([plain_cell(cell) for cell in row] for row in rows),
    )
