"""Why something about an offer cannot be asked or changed. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from ..offers.errors import OfferError


class CounterOfferOpen(OfferError):
    text = _("You have asked already. Take that back first, or wait for the answer.")


class NeitherDaysNorTime(OfferError):
    text = _("Ask for other days, for more time, or for both.")


class DaysOutOfOrder(OfferError):
    text = _(
        "The days do not go together: the first day lies in the future and not after the last one, and time to answer "
        "ends in the future and before the first day."
    )


class NothingChanged(OfferError):
    text = _("This is what the offer says already. Nothing was changed.")
