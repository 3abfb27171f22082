"""The lists of a profile whose rows each have a page of their own: education, licences, memberships, links, referees.

One description of a kind makes its list, its address and its line in "check your answers".
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Education, ProfessionalLicence, ProfessionalMembership, Profile, Referee, WorkLink


@dataclass(frozen=True)
class RecordKind:
    """`name` is the relation from the profile and stands in addresses; the part at `page` lists it."""

    name: str
    page: str
    title: str | Promise
    add: str | Promise
    change: str | Promise
    model: type[Model]
    line: Callable[[Any], str]
    hint: str | Promise = ""

    def of(self, profile: Profile) -> QuerySet:
        return getattr(profile, self.name).all()

    def text(self, profile: Profile) -> str:
        """All rows, one in a line."""
        return "\n".join(self.line(row) for row in self.of(profile))


def education_line(row: Education) -> str:
    words = {"title": row.title, "school": row.school, "year": row.year, "level": row.get_level_display()}
    if row.year:
        return _("%(title)s, %(school)s, %(year)s (%(level)s)") % words
    return _("%(title)s, %(school)s (%(level)s)") % words


def licence_line(row: ProfessionalLicence) -> str:
    named = ", ".join(filter(None, [row.title, row.body, row.number]))
    if row.valid_until is None:
        return named
    words = {"licence": named, "day": date_format(row.valid_until)}
    return (
        _("%(licence)s – ran out on %(day)s") % words if row.is_over else _("%(licence)s – valid until %(day)s") % words
    )


def membership_line(row: ProfessionalMembership) -> str:
    named = ", ".join(filter(None, [row.body, row.role]))
    return (
        _("%(membership)s, since %(year)s") % {"membership": named, "year": row.since_year} if row.since_year else named
    )


def link_line(row: WorkLink) -> str:
    return f"{row.title}: {row.address}"


def referee_line(row: Referee) -> str:
    return ", ".join(filter(None, [row.name, row.position, row.organisation, row.email, row.phone, row.relation]))


QUALIFICATIONS = "diaspora:qualifications"
MORE = "diaspora:more"
_KINDS = [
    RecordKind(
        "education",
        QUALIFICATIONS,
        gettext_lazy("Education"),
        gettext_lazy("Add a qualification"),
        gettext_lazy("Change a qualification"),
        Education,
        education_line,
    ),
    RecordKind(
        "licences",
        QUALIFICATIONS,
        gettext_lazy("Licences"),
        gettext_lazy("Add a licence"),
        gettext_lazy("Change a licence"),
        ProfessionalLicence,
        licence_line,
        gettext_lazy("A licence to practise that you hold now, in any country."),
    ),
    RecordKind(
        "memberships",
        QUALIFICATIONS,
        gettext_lazy("Memberships"),
        gettext_lazy("Add a membership"),
        gettext_lazy("Change a membership"),
        ProfessionalMembership,
        membership_line,
    ),
    RecordKind(
        "links",
        MORE,
        gettext_lazy("Links to your work"),
        gettext_lazy("Add a link"),
        gettext_lazy("Change a link"),
        WorkLink,
        link_line,
    ),
    RecordKind(
        "referees",
        MORE,
        gettext_lazy("Referees"),
        gettext_lazy("Add a referee"),
        gettext_lazy("Change a referee"),
        Referee,
        referee_line,
        gettext_lazy(
            "Two people who know your work. Nobody reads this before a programme asks for it, "
            "mostly after you have accepted an offer. Ask them first."
        ),
    ),
]
KINDS = {kind.name: kind for kind in _KINDS}


def kinds_on(page: str) -> list[RecordKind]:
    return [kind for kind in _KINDS if kind.page == page]


def has_rows(profile: Profile, page: str) -> bool:
    """Whether any list of the page holds something. One query."""
    held = [Exists(kind.model._default_manager.filter(profile=OuterRef("pk"))) for kind in kinds_on(page)]
    return Profile.objects.filter(reduce(or_, map(Q, held)), pk=profile.pk).exists()
