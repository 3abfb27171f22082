"""People as a table for the programme office."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.exported import Table
from diaspora.models import Profile
from office.exports import day_of, table_of


def people_table(people: QuerySet[Profile]) -> Table:
    return table_of(
        _("People"),
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
            _("Published on"): lambda person: day_of(person.published_at),
        },
    )
