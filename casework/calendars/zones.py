"""Time zones as people choose them."""

import datetime
from zoneinfo import ZoneInfo, available_timezones

#: Where most readers are; any other zone may be named.
NEAR = (
    "Africa/Dar_es_Salaam",
    "Africa/Johannesburg",
    "America/Los_Angeles",
    "America/New_York",
    "America/Toronto",
    "Asia/Dubai",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Stockholm",
)


def city_of(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def zone_choices(*also: str) -> list[tuple[str, str]]:
    """Zones by the name of their city; `also` are further ones, of which those that there are."""
    known = {*NEAR, *(zone for zone in also if zone in available_timezones())}
    return [(zone, city_of(zone)) for zone in sorted(known, key=city_of)]


def local_moment(day: datetime.date, clock: datetime.time, zone: ZoneInfo) -> datetime.datetime:
    """Raises ValueError for an hour that the clocks of `zone` leave out on that day."""
    moment = datetime.datetime.combine(day, clock, tzinfo=zone)
    if moment.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError(f"{day} {clock} in {zone}")
    return moment
