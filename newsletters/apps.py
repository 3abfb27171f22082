from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewslettersConfig(AppConfig):
    name = "newsletters"
    verbose_name = _("Newsletters")

    def ready(self) -> None:
        from casework.shown.tables import shows
        from home.crawlers.maps import add_map

        from . import doors, privacy, receivers  # noqa: F401 - connects them
        from .issues import translated  # noqa: F401 - registers
        from .models import Newsletter
        from .subscribers import account  # noqa: F401 - the same

        privacy.register()
        shows("newsletters.Newsletter")
        add_map("newsletters", Newsletter.objects.public, changed="finished_at")
        autodiscover_modules("tasks")
