"""What payments know of gifts: their title, the page of the giver, what was promised."""

from django.urls import reverse
from django.utils.translation import gettext as _

from payments.models import Payment
from payments.purposes import Purpose, register_purpose

from ..appeals.progress import GIFT
from ..appeals.promises import promises
from ..models import Appeal, Gift


def _appeal(payment) -> Appeal | None:
    return Appeal.objects.select_related("fallback").filter(pk=int(payment.purpose_reference)).first()


def _title(payment) -> str:
    return str(_appeal(payment) or "")


def _gift(payment) -> Gift | None:
    """`payment` may be the monthly one too."""
    return (
        Gift.objects.filter(payment__key=payment.key).first()
        or Gift.objects.filter(subscription__key=payment.key).first()
    )


def _given_for(payment: Payment) -> tuple[str, str] | None:
    gift = _gift(payment.subscription or payment)
    return gift.given_for if gift else None


def _return_to(payment) -> str:
    gift = _gift(payment)
    if gift:
        return gift.get_absolute_url()
    appeal = _appeal(payment)
    return appeal.get_absolute_url() if appeal else reverse("contributions:list")


def _again(payment) -> str:
    """The form, as long as it is there."""
    appeal = _appeal(payment)
    if appeal is None:
        return ""
    return reverse("contributions:give", args=[appeal.slug]) if appeal.is_taking else appeal.get_absolute_url()


def _still_taking(payment) -> bool:
    appeal = _appeal(payment)
    return appeal is not None and appeal.is_taking


def _refuses(asked) -> str:
    return "" if _still_taking(asked) else _("This appeal takes no more gifts. Nothing was charged.")


def _notes(payment) -> str:
    appeal = _appeal(payment)
    return "\n".join(promises(appeal)) if appeal else ""


def _open_appeals() -> list[tuple[str, str]]:
    return [(str(appeal.pk), appeal.title) for appeal in Appeal.objects.taking()]


def register() -> None:
    register_purpose(
        Purpose(
            GIFT,
            title=_title,
            return_to=_return_to,
            still_free=_still_taking,
            notes=_notes,
            open_things=_open_appeals,
            is_gift=True,
            statement="GIFT",
            again=_again,
            refuses=_refuses,
            given_for=_given_for,
        )
    )
