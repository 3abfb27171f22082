"""How far an offer is talked about, on the page of its application for office and host."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection
from skills_match.applications.pages import application_page
from skills_match.enums import ApplicationState, Audience
from skills_match.models import Application

from ..enums import CounterOfferState
from ..models import Offer
from ..offers.elements import days_told, elements_of
from ..offers.standing import version_of

_TALKED_ABOUT = {ApplicationState.OFFERED, ApplicationState.ACCEPTED, ApplicationState.CONFIRMED}


@application_page.adds(order=3)
def offer_of_the_application(application: Application, reader: Audience) -> Iterator[PageSection]:
    """The words in which somebody says why are for the office; a host reads the days, which it has to be ready on."""
    if application.state not in _TALKED_ABOUT:
        return
    offer = Offer.objects.filter(application=application, released_at__isnull=False).first()
    if offer is None:
        return
    counter_offers = list(offer.counter_offers.all())
    values = {
        "application": application,
        "offer": offer,
        "days": days_told(offer),
        "version": version_of(offer),
        "counter_offers": [(each, days_told(each)) for each in counter_offers],
    }
    if reader == Audience.OFFICE:
        values["elements"] = elements_of(offer)
        values["is_open"] = application.state == ApplicationState.OFFERED
        values["waits"] = any(each.state == CounterOfferState.ASKED for each in counter_offers)
        yield PageSection("selection/_offer.html", values)
    else:
        yield PageSection("selection/_offer_of_host.html", values)
