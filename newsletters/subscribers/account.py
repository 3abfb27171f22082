"""The newsletter on the page of one's account: whose address is confirmed needs no letter with a link."""

from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora.accounts.rows import on_account_page

from ..models import Subscriber
from .links import link_to


@on_account_page
def newsletter_row(user) -> dict:
    subscriber = Subscriber.objects.at(user.email).first()
    if subscriber and subscriber.is_reading:
        return {"key": _("Newsletter"), "value": _("You get it"), "url": link_to("manage", subscriber)}
    subscribe = reverse("newsletters:subscribe")
    return {"key": _("Newsletter"), "value": _("You do not get it"), "url": subscribe, "action": _("Subscribe")}
