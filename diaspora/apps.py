from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiasporaConfig(AppConfig):
    name = "diaspora"
    verbose_name = _("People and institutions")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
        from .privacy import holdings
        from .profiles import own_parts

        own_parts.register_parts()
        holdings.register()
