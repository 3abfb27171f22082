from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = _("Programme office")

    def ready(self) -> None:
        from casework.waiting import Recipient
        from diaspora.accounts.workplaces import Workplace, add_workplace
        from diaspora.inbox.reading import Role, add_role
        from diaspora.rules import is_office

        from . import found, receivers, waiting  # noqa: F401

        add_role(Role(Recipient.OFFICE, _("Programme office"), is_office, order=30))
        add_workplace(
            Workplace(
                _("Programme office"),
                "office:home",
                is_office,
                order=10,
                text=_("What waits for the office, and one box to find anything."),
            )
        )
