"""In whose time an applicant reads the hours."""

from functools import cache
from importlib import resources
from zoneinfo import available_timezones

from casework.calendars.zones import NEAR
from diaspora.models import User

from ..models import Interview

_FALLBACK = "Africa/Dar_es_Salaam"


def zone_of(person: User, *, asked: str = "", interview: Interview | None = None) -> str:
    """What was just chosen, else what was chosen with the hour, else the first zone of the country of residence."""
    known = available_timezones()
    country = str(getattr(getattr(person, "profile", None), "country_of_residence", "") or "")
    candidates = [asked, interview.zone if interview else "", _zones_by_country().get(country, "")]
    return next((zone for zone in candidates if zone in known), _FALLBACK)


@cache
def _zones_by_country() -> dict[str, str]:
    """A zone that many readers live in, where a country has one, else its first one of the table of zones."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    first: dict[str, str] = {}
    for country, _place, zone, *_rest in rows:
        if zone in NEAR or country not in first:
            first[country] = zone
    return first
