from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = _("Casework")

    def ready(self) -> None:
        from .letters import gateway  # noqa: F401 - connects it
        from .typed import receivers  # noqa: F401 - connects it

        autodiscover_modules("tasks")
