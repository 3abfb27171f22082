from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

#: Modules of the nouns that register something in a lower app when they are read.
REGISTERING = ["sheets.waiting", "ranking.waiting"]


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = _("Reviews")

    def ready(self) -> None:
        from . import privacy

        for module in REGISTERING:
            import_module(f"{self.name}.{module}")
        privacy.register()
