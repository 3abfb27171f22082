from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = [
    "arrivals.chapters",
    "arrivals.waiting",
    "briefing.chapters",
    "briefing.translated",
    "certificates.chapters",
    "certificates.receivers",
    "claims.chapters",
    "claims.receivers",
    "claims.waiting",
    "closing.chapters",
    "deliverables.chapters",
    "deliverables.waiting",
    "evaluations.chapters",
    "evaluations.receivers",
    "evaluations.waiting",
    "grants.parts",
    "life.lines",
    "logframe.parts",
    "life.receivers",
    "life.chapters",
    "missions.chapters",
    "months.waiting",
    "overview.first_pages",
    "overview.of_applications",
    "overview.found",
    "overview.waiting",
    "overview.of_those_below",
    "payees.waiting",
    "people.chapters",
    "programme_reports.rooms",
    "reports.receivers",
    "reports.chapters",
    "reports.waiting",
    "returns.chapters",
    "returns.receivers",
    "returns.waiting",
    "safety.chapters",
    "safety.waiting",
    "service_records.my_page",
    "stories.chapters",
    "stories.waiting",
    "teaching.chapters",
    "travel.chapters",
    "visits.chapters",
    "visits.waiting",
    "week_notes.chapters",
]


class PlacementsConfig(AppConfig):
    name = "placements"
    verbose_name = _("Placements")

    def ready(self) -> None:
        from diaspora.rules import FILE_RULES

        from . import privacy
        from .rules import evidence_opens

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
        FILE_RULES.append(evidence_opens)
