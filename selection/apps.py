from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = [
    "agreements.receivers",
    "application_pages",
    "conditions.lines",
    "conditions.receivers",
    "conditions.waiting",
    "decisions.of_teams",
    "decisions.waiting",
    "follow_ups.of_applications",
    "follow_ups.waiting",
    "interviews.of_applications",
    "interviews.receivers",
    "interviews.waiting",
    "judging.hiding",
    "judging.kind",
    "judging.programmes",
    "judging.receivers",
    "messages.kind",
    "messages.of_applications",
    "messages.waiting",
    "navigator.doors",
    "navigator.sections",
    "navigator.translated",
    "negotiating.of_applications",
    "negotiating.receivers",
    "negotiating.waiting",
    "offers.lines",
    "offers.receivers",
    "offers.waiting",
    "opinions.waiting",
    "reserve.receivers",
    "reserve.waiting",
    "screening.found",
    "screening.waiting",
    "staff_news",
]


class SelectionConfig(AppConfig):
    name = "selection"
    verbose_name = _("Selection")

    def ready(self) -> None:
        from casework.shown.tables import shows
        from diaspora.rules import FILE_RULES

        from . import privacy
        from .agreements.outside import paper_opens
        from .rules import evidence_opens

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
        FILE_RULES.append(evidence_opens)
        FILE_RULES.append(paper_opens)
        shows("selection.Formality")
