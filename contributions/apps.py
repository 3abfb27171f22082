from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    name = "contributions"
    verbose_name = _("Contributions")

    def ready(self) -> None:
        from casework.shown.tables import shows
        from home.crawlers.maps import add_map
        from payments.finance.views.desk import PAGES, ROOMS

        from . import doors, my_page, privacy, receivers, tasks, waiting  # noqa: F401
        from .appeals import translated  # noqa: F401 - registers
        from .gifts import purpose
        from .models import Appeal

        privacy.register()
        purpose.register()
        shows("contributions.Appeal", "contributions.BudgetLine", "contributions.AppealUpdate")
        add_map("appeals", Appeal.objects.taking, changed="changed_at")
        PAGES.add("finance_gifts:")
        ROOMS.extend([("finance_gifts:appeals", _("Appeals")), ("finance_gifts:gifts", _("Gifts"))])
