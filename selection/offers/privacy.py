"""What offers keep about whoever gets them."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround

from ..models import CounterOffer, ElementAnswer, FormerOffer, Offer, OfferLine

UNTIL_DELETED = _("Until you delete your account")

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
                UNTIL_DELETED,
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
                UNTIL_DELETED,
            ),
            Kept(
                ("decline_reason", "decline_text"),
                _("To make better offers"),
                LegalGround.SERVICE,
                UNTIL_DELETED,
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
                UNTIL_DELETED,
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
                UNTIL_DELETED,
            ),
            Kept(
                ("decided_by",),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                UNTIL_DELETED,
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
                UNTIL_DELETED,
            ),
            Kept(
                ("replaced_by",),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                UNTIL_DELETED,
                is_exported=False,
            ),
        ),
    ),
]
