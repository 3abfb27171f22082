from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = [
    "decisions.waiting",
    "offers.lines",
    "offers.receivers",
    "offers.waiting",
    "opinions.waiting",
    "screening.found",
    "screening.waiting",
    "staff_news",
]


class SelectionConfig(AppConfig):
    name = "selection"
    verbose_name = _("Selection")

    def ready(self) -> None:
        from . import privacy

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
