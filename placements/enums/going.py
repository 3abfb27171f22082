"""The way to the host and the first days there: how somebody travels, what the host has ready, for whom a part of the
briefing is written."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .placement import Side


class TravelMeans(TextChoices):
    FLIGHT = "flight", _("Flight")
    BUS = "bus", _("Bus")
    TRAIN = "train", _("Train")
    FERRY = "ferry", _("Ferry")
    CAR = "car", _("Car")
    OTHER = "other", _("Something else")


#: Who can have booked a leg.
BOOKS_TRAVEL = [(side.value, side.label) for side in (Side.EXPERT, Side.HOST, Side.OFFICE)]


class ArrivalItem(TextChoices):
    """What a host has ready or does in the first days."""

    ACCOMMODATION = "accommodation", _("The accommodation is ready, and somebody has looked at it")
    MET = "met", _("It is settled who meets the expert on arrival")
    DESK = "desk", _("A desk, electricity and internet are there")
    SUPERVISOR = "supervisor", _("The supervisor is there in the first days")
    SAFETY = "safety", _("The expert has had a safety briefing")
    COUNTERPARTS = "counterparts", _("The expert has met those who will learn")
    RULES = "rules", _("Working hours and house rules are explained")
    ACCESS = "access", _("The expert has access to the systems that the work needs")
    ACCOUNTS = "accounts", _("Accounts and access for the work online are open")
    CONNECTION = "connection", _("Picture and sound were tried out with the expert")
    HOURS = "hours", _("The hours of the sessions are agreed, in both time zones")
    SECRETS = "secrets", _("It is explained what must stay confidential")


_I = ArrivalItem
ARRIVAL_ON_SITE = (
    _I.ACCOMMODATION,
    _I.MET,
    _I.DESK,
    _I.SUPERVISOR,
    _I.SAFETY,
    _I.COUNTERPARTS,
    _I.RULES,
    _I.ACCESS,
)
ARRIVAL_ONLINE = (_I.ACCOUNTS, _I.CONNECTION, _I.HOURS, _I.SUPERVISOR, _I.COUNTERPARTS, _I.SECRETS)


class OccupationGroup(TextChoices):
    """Professions for which a briefing says something of its own."""

    HEALTH = "health", _("Health professions")
    TEACHING = "teaching", _("Teaching professions")
    ENGINEERING = "engineering", _("Science and engineering")
    COMPUTING = "computing", _("Information technology")
    BUSINESS = "business", _("Business and administration")
    LAW = "law", _("Law, social work and culture")
    FARMING = "farming", _("Agriculture, forestry and fishery")
    CRAFTS = "crafts", _("Crafts and machines")


#: With which digits the ISCO-08 codes of a group begin.
ISCO_OF = {
    OccupationGroup.HEALTH: ("22", "32", "53"),
    OccupationGroup.TEACHING: ("23",),
    OccupationGroup.ENGINEERING: ("21", "31"),
    OccupationGroup.COMPUTING: ("25", "35"),
    OccupationGroup.BUSINESS: ("1", "24", "33", "4"),
    OccupationGroup.LAW: ("26", "34"),
    OccupationGroup.FARMING: ("6", "92"),
    OccupationGroup.CRAFTS: ("7", "8"),
}
