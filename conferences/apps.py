from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = _("Conferences")

    def ready(self) -> None:
        from casework.shown.tables import shows
        from home.site_search.kinds import register_kind

        from . import desk, receivers  # noqa: F401

        shows("conferences")
        register_kind("conference", _("Conferences"), order=30)
