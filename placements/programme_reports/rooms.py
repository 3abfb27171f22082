"""Donors and evaluators find the reports of their programmes on their first page."""

from django.utils.translation import gettext_lazy as _

from diaspora.accounts.workplaces import Workplace, add_workplace

from .readers import reads_programmes

add_workplace(
    Workplace(
        _("Reports of programmes"),
        "my:programme_reports",
        reads_programmes,
        order=60,
        text=_("Frozen figures of the programmes that you fund or evaluate."),
    )
)
