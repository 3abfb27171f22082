"""Whether an offer can still be answered."""

from django.db.models import Exists, OuterRef, Q

from skills_match.enums import ApplicationState
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import CounterOfferState
from ..models import CounterOffer, Offer
from .errors import OfferExpired, OfferReplaced


def open_counter_offers() -> Exists:
    """Among offers: those about which the office has been asked something and has not answered."""
    return Exists(CounterOffer.objects.filter(offer=OuterRef("pk"), state=CounterOfferState.ASKED))


def is_asked_about(offer: Offer) -> bool:
    """The same of one offer."""
    return offer.counter_offers.filter(state=CounterOfferState.ASKED).exists()


def ended() -> Q:
    """Among offers: the last day to answer is over. Nobody loses a place because the office was slow to answer."""
    return Q(answer_by__lt=today_in_closing_zone()) & ~Q(open_counter_offers())


def version_of(offer: Offer) -> int:
    return offer.former.count() + 1


def standing_offer(application: Application, *, version: str | None = None) -> Offer:
    """The offer of an application that is held, while it can be answered. `version` is the one that was read, None
    where no page was shown. Raises OfferExpired, OfferReplaced."""
    offer = Offer.objects.exclude(ended()).filter(application=application, released_at__isnull=False).first()
    if offer is None or application.state != ApplicationState.OFFERED:
        raise OfferExpired
    if version is not None and version != str(version_of(offer)):
        raise OfferReplaced
    return offer


def ask_standing(application: Application, *, version: str | None = None) -> None:
    """Raises OfferExpired, OfferReplaced."""
    standing_offer(application, version=version)
