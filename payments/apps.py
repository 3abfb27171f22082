from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    name = "payments"
    verbose_name = _("Payments")

    def ready(self) -> None:
        from casework.waiting import Recipient
        from diaspora.accounts.workplaces import Workplace, add_workplace
        from diaspora.inbox.reading import Role, add_role
        from diaspora.rules import STAFF_RULES

        from . import privacy, tasks, waiting  # noqa: F401
        from .receipts import receivers  # noqa: F401
        from .rules import works_in_finance

        STAFF_RULES.append(works_in_finance)
        add_role(Role(Recipient.FINANCE, _("Finance"), works_in_finance, order=40))
        text = _("Money that came in and goes out, and what waits for a second person.")
        add_workplace(Workplace(_("Finance"), "finance:desk", works_in_finance, order=12, text=text))
        privacy.register()
