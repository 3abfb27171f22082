from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = _("Programme office")

    def ready(self) -> None:
        from . import found, waiting  # noqa: F401
