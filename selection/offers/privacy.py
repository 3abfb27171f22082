"""What offers keep about whoever gets them."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import CounterOffer, ElementAnswer, FormerOffer, Offer, OfferLine

HOLDINGS = [
    Holding(
        OfferLine,
        _("Allowances that you were offered"),
        "offer__application__profile__user",
        (
            Kept(
                ("kind", "unit", "amount_minor", "currency", "source"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        Offer,
        _("Offers that you got"),
        "application__profile__user",
        (
            Kept(
                ("answer_by", "released_at", "reminded_at", "starts_on", "ends_on", "terms"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("decline_reason", "decline_text"),
                _("To make better offers"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        ElementAnswer,
        _("What you said to parts of offers"),
        "offer__application__profile__user",
        (
            Kept(
                ("element", "line", "says", "text", "answered_at"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        CounterOffer,
        _("What you asked for instead of an offer"),
        "offer__application__profile__user",
        (
            Kept(
                ("starts_on", "ends_on", "until", "reason", "state", "answer", "asked_at", "in_state_since"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("decided_by",),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        FormerOffer,
        _("Earlier versions of offers that you got"),
        "offer__application__profile__user",
        (
            Kept(
                ("number", "answer_by", "starts_on", "ends_on", "terms", "lines", "replaced_at"),
                _("To agree with you on an assignment"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("replaced_by",),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
]
