"""The way to the host: the briefing, how experts travel, what hosts have ready; and a service record."""

import datetime

from diaspora.models import Region
from placements.arrivals.ticking import items_of, tick_arrival
from placements.briefing.parts import keep_part
from placements.enums import PLACEMENT_OVER, Side
from placements.models import BriefingPart, Placement, ServiceRecord
from placements.service_records.asking import ask_for_record, served_by
from placements.teaching.keeping import say_sexes
from placements.travel.planning import keep_leg
from skills_match.models.querysets import today_in_closing_zone

from .texts import read_one

#: What the hosts of the demonstration have still to do.
LEFT = 2


def build_on_the_way(placements: list[Placement], accounts) -> int:
    """Returns how many legs are planned."""
    told, today = read_one("on_the_way"), today_in_closing_zone()
    for part in told["part"]:
        region = Region.objects.get(name_en=part.pop("region")) if "region" in part else None
        keep_part(part=BriefingPart(region=region, checked_on=today, **part), by=accounts["office"])
    running = [row for row in placements if row.state not in PLACEMENT_OVER]
    for placement in running:
        host = placement.assignment.institution.memberships.filter(role="manager").first().user
        items = items_of(placement)
        tick_arrival(placement=placement, by=host, done=[str(item) for item in items[:-LEFT]])
    for placement in placements:
        if placement.state in ("completed", "evaluated") and placement.teaching.exists():
            host = placement.assignment.institution.memberships.filter(role="manager").first().user
            say_sexes(placement=placement, by=host, women=6, men=3)
    return sum(_travels(row, told["journey"]) for row in running if not row.is_online)


def _travels(placement: Placement, told: dict) -> int:
    """There as booked, and back as far as it is known."""
    legs = [(placement.first_day, each) for each in told["there"]] + [
        (placement.last_day, each) for each in told["back"]
    ]
    for day, (from_place, to_place, days, means, carrier, booked_by, reference, hour) in legs:
        keep_leg(
            placement=placement,
            by=placement.expert,
            travels_on=day + datetime.timedelta(days=days),
            from_place=from_place,
            to_place=to_place,
            means=means,
            carrier=carrier,
            booked_by=Side(booked_by) if booked_by else "",
            reference=reference,
            arrives_at=datetime.time.fromisoformat(hour) if hour else None,
        )
    return len(legs)


def build_service_records(placements: list[Placement]) -> list[ServiceRecord]:
    """Each expert who has done something asks for one; every other lets the check show the name."""
    experts = list(dict.fromkeys(row.expert for row in placements))
    served = [expert for expert in experts if served_by(expert).exists()]
    return [ask_for_record(by=expert, is_named=number % 2 == 0) for number, expert in enumerate(served)]
