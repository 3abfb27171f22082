from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from .typed.days import bound_every_day

# Here, since configurations are read before any model or form is.
bound_every_day()


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = _("Casework")

    def ready(self) -> None:
        from .letters import gateway  # noqa: F401 - connects it
        from .shown.triggers import make_triggers
        from .typed import receivers  # noqa: F401 - connects it

        autodiscover_modules("tasks")
        # When every migration has run: also one that made a table again, and with it lost its triggers.
        post_migrate.connect(make_triggers, sender=self, dispatch_uid="make_triggers")
