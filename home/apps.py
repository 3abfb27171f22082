from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")
    default = True

    def ready(self) -> None:
        from . import privacy, receivers  # noqa: F401

        privacy.register()
