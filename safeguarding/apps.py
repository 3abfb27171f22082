from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app, or listen to it, when they are read.
REGISTERING = ["cases.receivers", "cases.waiting", "help.translated"]


class SafeguardingConfig(AppConfig):
    name = "safeguarding"
    verbose_name = _("Safeguarding")

    def ready(self) -> None:
        from casework.shown.tables import shows

        from . import privacy

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
        shows("safeguarding.HelpContact")
