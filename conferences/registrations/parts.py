"""Categories, quotas, questions and codes as parts of an event."""

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from ..models import Category, EventMessage
from .forms.parts import CategoryForm, EventCodeForm, EventQuestionForm, QuotaForm

_R = (TeamRole.REGISTRATION, TeamRole.FINANCE)


def _price(category) -> str:
    return written(category.price_minor, category.event.currency) if category.price_minor else str(_("Free"))


def _taken(quota) -> str:
    return str(_("%(taken)s of %(size)s taken") % {"taken": quota.taken, "size": quota.size})


def _used(code) -> str:
    return str(_("used %(used)s of %(most)s times") % {"used": code.used, "most": code.most})


def _named_alone(category: Category) -> str | Promise:
    """Whatever is for this category alone would be for everybody without it."""
    alone = Q(number=1, categories=category)
    for rows in (category.event.check_in_lists, category.event.questions):
        if rows.annotate(number=Count("categories")).filter(alone).exists():
            return _("A check-in list or a question is for this category alone. Change that first.")
    waits = EventMessage.objects.filter(category=category, released_at=None)
    return _("A message to this category alone is not sent yet. Change that first.") if waits.exists() else ""


add_part(
    EventPart(
        "categories",
        CategoryForm,
        _("Categories and prices"),
        _("Add a category"),
        _R,
        _price,
        related=("event",),
        kept=_named_alone,
    )
)
add_part(
    EventPart(
        "quotas",
        QuotaForm,
        _("Quotas"),
        _("Add a quota"),
        _R,
        _taken,
        kept=lambda row: _("Places of it are taken: make it larger instead.") if row.taken else "",
    )
)
add_part(
    EventPart(
        "questions",
        EventQuestionForm,
        _("Questions to delegates"),
        _("Add a question"),
        _R,
        told=lambda row: str(row.get_kind_display()),
    )
)
add_part(EventPart("codes", EventCodeForm, _("Codes and guests"), _("Add a code or invite a guest"), _R, _used))
