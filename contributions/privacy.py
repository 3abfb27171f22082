"""What is kept about givers, why, on what ground and for how long."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.models import User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import (
    Holding,
    Kept,
    LegalGround,
    Limit,
    register_eraser,
    register_holdings,
    register_last_words,
)
from payments.models import Payment, Subscription
from payments.privacy import forget_monthly_payers, forget_payers
from payments.retention import FOR_THE_BOOKS, TIME, TWO_PEOPLE, WITH_THE_BOOKS

from .enums import EndedBy
from .gifts.naming import part_from_namesakes
from .models import Appeal, AppealUpdate, BudgetLine, Gift
from .monthly.ending import want_end


def _their_own(user: User) -> Q:
    return Q(email__in=addresses_of(user))


def _forget_givers(gifts: QuerySet) -> None:
    """The sum stays in the books, and the appeal keeps what it has reached; nobody is named any more, nor told of in
    reasons that finance wrote."""
    forgotten = list(gifts)
    part_from_namesakes(forgotten)
    forget_in_logs(forgotten)
    gifts.update(giver=None, name="", email="", homage_name="", homage="", is_anonymous=True)


def _names_somebody(gifts: QuerySet) -> QuerySet:
    return gifts.exclude(giver=None, name="", email="", homage_name="")


HOLDINGS = [
    Holding(
        Gift,
        _("Gifts"),
        "giver",
        (
            Kept(
                ("appeal", "amount_minor", "currency", "is_monthly", "way", "state", "created_at", "ended_by"),
                _("To use your gift as you wished, and to account for it"),
                LegalGround.PUBLIC_TASK,
                FOR_THE_BOOKS,
            ),
            Kept(
                ("name", "email", "language", "is_anonymous", "homage", "homage_name"),
                _("To thank you, to write to you about your gift, and to name you where you wished it"),
                LegalGround.SERVICE,
                FOR_THE_BOOKS,
            ),
        ),
        impersonal=(
            "key",
            "payment",
            "subscription",
            "end_due_at",
            "look_due_at",
            "failed_invoice",
            "pay_until",
            "name_hidden_at",
        ),
        limit=Limit(TIME, "created_at", forget=_forget_givers, among=_names_somebody),
        also=_their_own,
    ),
    Holding(
        Appeal,
        _("Appeals"),
        "",
        (Kept(("closing_by", "closed_by"), TWO_PEOPLE, LegalGround.PUBLIC_TASK, WITH_THE_BOOKS, is_exported=False),),
        impersonal=(
            "title",
            "summary",
            "text",
            "slug",
            "project",
            "assignment",
            "goal",
            "currency",
            "suggested",
            "ends_on",
            "if_missed",
            "if_exceeded",
            "if_cancelled",
            "fallback",
            "state",
            "end",
            "created_at",
            "changed_at",
        ),
    ),
    Holding(BudgetLine, _("Budgets of appeals"), "", impersonal=("appeal", "label", "amount", "sort_order")),
    Holding(AppealUpdate, _("News of appeals"), "", impersonal=("appeal", "day", "title", "text", "sort_order")),
]


def erase_person(*, user: User) -> None:
    """A monthly gift ends: nobody is left who could change it. The books keep sums without a name."""
    gifts = Gift.objects.filter(Q(giver=user) | _their_own(user))
    want_end(gifts, by=EndedBy.GIVER)
    forget_payers(Payment.objects.filter(Q(gift__in=gifts) | Q(subscription__gift__in=gifts)))
    forget_monthly_payers(Subscription.objects.filter(gift__in=gifts))
    Appeal.objects.filter(gifts__in=gifts).note_change()
    _forget_givers(gifts)


def _what_ends(*, user: User) -> list[str]:
    """Said in the farewell: a letter of its own would have no address any more when the clock has ended the gift."""
    running = Gift.objects.filter(Q(giver=user) | _their_own(user)).running().select_related("appeal", "subscription")
    text = _("Your monthly gift of %(amount)s for “%(title)s” ends with it: nothing more is collected.")
    return [str(text) % {"amount": gift.written, "title": gift.appeal} for gift in running.order_by("pk")]


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
    register_last_words(_what_ends)
