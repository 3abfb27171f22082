"""One box of the office: a person, an institution, an assignment or an application by name, reference or e-mail."""

from dataclasses import dataclass

from django.db import models

from diaspora.models import Institution, Profile, User

from ..models import Application, Assignment
from ..people.finding import files_open_to
from .desk import assignments_called

#: How many of each kind are shown; the lists have the rest.
SHOWN = 10


@dataclass(frozen=True)
class Finds:
    people: models.QuerySet[Profile]
    assignments: models.QuerySet[Assignment]
    applications: models.QuerySet[Application]
    institutions: models.QuerySet[Institution]

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.assignments or self.applications or self.institutions)


def find_anything(*, text: str, officer: User) -> Finds | None:
    """What `officer` may see and `text` names; None for an empty text."""
    if not text.strip():
        return None
    return Finds(
        people=files_open_to(officer).called(text).select_related("user").order_by("-updated_at")[:SHOWN],
        assignments=Assignment.objects.visible_to(officer)
        .filter(assignments_called(text))
        .for_lists()
        .order_by("-created_at")[:SHOWN],
        applications=Application.objects.for_office(officer).named(text).for_lists().order_by("-submitted_at")[:SHOWN],
        institutions=Institution.objects.called(text).with_names()[:SHOWN],
    )
