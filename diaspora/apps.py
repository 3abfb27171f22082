from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiasporaConfig(AppConfig):
    name = "diaspora"
    verbose_name = _("People and institutions")

    def ready(self) -> None:
        from . import privacy, receivers  # noqa: F401
        from .domain import profile_parts

        profile_parts.register_parts()
        privacy.register()
