"""The list of what is done at the end, for each side and way of working."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .placement import Side


class ClosingItem(TextChoices):
    HANDED_OVER = "handed_over", _("I have handed over my work, and somebody goes on with it")
    MATERIALS = "materials", _("My materials are where the institution finds them")
    KEYS = "keys", _("Keys, passes and equipment are given back")
    ACCOUNTS = "accounts", _("My access to the institution’s systems is closed")
    SAID_GOODBYE = "said_goodbye", _("We have talked about what comes next")
    GOES_ON = "goes_on", _("Somebody is named who goes on with the work")
    EQUIPMENT_BACK = "equipment_back", _("Equipment and keys are back")
    ACCESS_CLOSED = "access_closed", _("The expert’s access to our systems is closed")
    PLAN_CHECKED = "plan_checked", _("We have gone through the work plan")


_I = ClosingItem
#: Needs a place: who worked online gives back no key.
ON_SITE_ONLY = {_I.KEYS, _I.EQUIPMENT_BACK}
CLOSING_ITEMS = {
    Side.EXPERT: (_I.HANDED_OVER, _I.MATERIALS, _I.KEYS, _I.ACCOUNTS, _I.SAID_GOODBYE),
    Side.HOST: (_I.GOES_ON, _I.EQUIPMENT_BACK, _I.ACCESS_CLOSED, _I.PLAN_CHECKED),
}
