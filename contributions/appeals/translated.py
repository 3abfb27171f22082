"""The texts of appeals that everybody reads, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import Appeal, AppealUpdate, BudgetLine


def _lines(model):
    return lambda: model._default_manager.filter(appeal__in=Appeal.objects.public()).select_related("appeal")


def _address(line) -> str:
    return line.appeal.get_absolute_url()


register(
    TranslatedKind(
        name="appeal",
        model=Appeal,
        label=_("Appeals"),
        readable=Appeal.objects.public,
        address=Appeal.get_absolute_url,
    )
)
register(
    TranslatedKind(
        "appeal-update",
        AppealUpdate,
        _("Updates of appeals"),
        _lines(AppealUpdate),
        address=_address,
    )
)
register(TranslatedKind("budget-line", BudgetLine, _("Budgets of appeals"), _lines(BudgetLine), address=_address))
