"""Names of givers on the page of an appeal: which stand there, and which finance or an editor took off."""

from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from diaspora.name_fields import leads_away
from payments.enums import PaymentState

from ..models import Appeal, Gift

#: As many names as stand on the page of an appeal, the newest first.
NAMES = 60


def names_of_givers(appeal: Appeal) -> list[str]:
    """Those whose gifts are here and who let us name them, the newest first; who gave twice stands there once. No name
    that is an address, and none that was hidden, whenever its giver gives again."""
    names = given_names(appeal).filter(hidden=None).values_list("name", flat=True)[: NAMES * 2]
    return [name for name in names if not leads_away(name)][:NAMES]


def given_names(appeal: Appeal, q: str = "") -> QuerySet[Any, Any]:
    """Every name that givers wish to see there, also those that were hidden, the newest first: `name`, the `number` of
    gifts, the newest `gift`, and since when it is `hidden`, by whichever gift. With `q` those that hold it."""
    rows = named_gifts().filter(appeal=appeal, name__icontains=q).order_by().values("name")
    under_it = Gift.objects.filter(appeal=appeal, name=OuterRef("name")).order_by().values("name")
    hidden = Subquery(under_it.annotate(at=Max("name_hidden_at")).values("at"))
    return rows.annotate(number=Count("pk", distinct=True), gift=Max("pk"), hidden=hidden).order_by("-gift")


def named_gifts() -> QuerySet[Gift]:
    """Gifts that are here, of givers who let us show a name."""
    return Gift.objects.named().filter(_is_here("payment") | _is_here("subscription__payments")).distinct()


def same_name(gift: Gift) -> QuerySet[Gift]:
    """All gifts that put the name of this one on the same page, where it stands once for all of them, and those of
    givers who are anonymous by now: what was hidden with them stays hidden until somebody puts it back."""
    return Gift.objects.filter(appeal=gift.appeal_id, name=gift.name).exclude(name="")


def is_name_hidden(gift: Gift) -> bool:
    return same_name(gift).exclude(name_hidden_at=None).exists()


def _is_here(payment: str) -> Q:
    """Paid, and not all of it went back."""
    left = Q(**{f"{payment}__refunded_minor__lt": F(f"{payment}__amount_minor")})
    return Q(**{f"{payment}__state": PaymentState.PAID}) & left
