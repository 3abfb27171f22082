from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = [
    "alerts.receivers",
    "applications.broken_off",
    "applications.named",
    "applications.receivers",
    "applications.told_later",
    "applications.waiting",
    "applications.ways_back",
    "assignments.found",
    "assignments.receivers",
    "assignments.translated",
    "assignments.waiting",
    "commitments.receivers",
    "commitments.waiting",
    "entered.of_applications",
    "entered.assignments",
    "entered.waiting",
    "invitations.receivers",
    "invitations.waiting",
    "outreach.links",
    "people.found",
    "programmes.officers",
    "programmes.translated",
    "teams.of_applications",
    "teams.together",
    "vocabulary.translated",
    "vocabulary.waiting",
]


#: What the public list and page of an assignment show.
SHOWN = [
    "Assignment",
    "AssignmentLanguage",
    "AssignmentQuestion",
    "AssignmentSite",
    "AssignmentSkill",
    "AllowanceLine",
    "AllowanceRate",
    "Attachment",
    "Concept",
    "ConceptLabel",
    "CostShare",
    "Criterion",
    "Inquiry",
    "Programme",
    "ProgrammeRule",
    "PublicAnswer",
]


class SkillsMatchConfig(AppConfig):
    name = "skills_match"
    verbose_name = _("Skills and assignments")

    def ready(self) -> None:
        from casework.shown.tables import shows

        from . import doors, first_pages, indexed, privacy, receivers  # noqa: F401
        from .people import profile_parts

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        profile_parts.register_parts()
        privacy.register()
        indexed.register()
        shows(*(f"{self.name}.{name}" for name in SHOWN))
