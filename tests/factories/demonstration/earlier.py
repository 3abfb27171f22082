"""Lists from before the portal: two experts who were asked and have not answered, and what they did. All invented."""

import datetime

from django.utils import timezone

from diaspora.models import Institution, Region, Sector
from placements.earlier.asking import ask_who_waits
from placements.earlier.taking import take_over
from placements.enums import ListKind
from skills_match.models import Programme

from .texts import read_one

CODE = "mida-health-2027"


def build_earlier(accounts) -> int:
    """Returns how many assignments were taken over."""
    told = read_one("earlier")
    source, by = told["lists"]["source"], accounts["office"]
    take_over(kind=ListKind.EXPERTS, lines=told["experts"], source=source, by=by)
    ask_who_waits()
    lines = [_line(each) for each in told["assignments"]]
    return take_over(kind=ListKind.ASSIGNMENTS, lines=lines, source=source, by=by).number


def _line(told: dict) -> dict:
    begins = timezone.localdate() - datetime.timedelta(weeks=told["weeks_ago"])
    said = {name: told[name] for name in ("title", "email", "mode", "learners", "country")}
    return said | {
        "programme": Programme.objects.get(code=CODE).pk,
        "institution": Institution.objects.approved().order_by("pk").first().pk,
        "sector": Sector.objects.get(code="health").pk,
        "region": Region.objects.get(name_en=told["region"]).pk,
        "began_on": begins.isoformat(),
        "ended_on": (begins + datetime.timedelta(days=told["days"] - 1)).isoformat(),
        "how_it_ended": "completed",
    }
