from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = [
    "life.lines",
    "life.receivers",
]


class PlacementsConfig(AppConfig):
    name = "placements"
    verbose_name = _("Placements")

    def ready(self) -> None:
        from . import privacy

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
