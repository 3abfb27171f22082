"""Numbers that help, and reports about safety, told by people and followed by two officers. All invented."""

import datetime
import uuid

from diaspora.models import Region
from placements.enums import PlacementState
from placements.models import EmergencyDetail, Placement, RegionMessage
from placements.safety.asking import ask_region, close_message, say, who_is_in
from safeguarding.cases.following import move_case, write_to_case
from safeguarding.cases.reporting import add_to_report, report
from safeguarding.enums import CaseState
from safeguarding.models import Case, HelpContact
from skills_match.enums import Right
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..programmes import ProgrammeRightFactory
from .clock import days_ago
from .texts import read_one

#: The accounts that read reports; the first follows them.
OFFICERS = ("office", "moderator")


def build_safeguarding(accounts) -> list[Case]:
    told = read_one("safeguarding")
    for contact in told["contact"]:
        region = Region.objects.get(name_en=contact.pop("region")) if "region" in contact else None
        HelpContact.objects.create(region=region, checked_on=today_in_closing_zone(), **contact)
    first_day = today_in_closing_zone() - datetime.timedelta(days=200)
    for programme in Programme.objects.all():
        for name in OFFICERS:
            ProgrammeRightFactory(
                programme=programme,
                user=accounts[name],
                right=Right.SAFEGUARDING,
                starts_on=first_day,
                proposed_by=accounts["administrator"],
                confirmed_by=accounts["approver"],
            )
    return [build_case(case, accounts[OFFICERS[0]]) for case in told["case"]]


def build_case(told: dict, officer) -> Case:
    with days_ago(told["begun"]):
        programme = Programme.objects.get(is_default=True)
        case = report(key=uuid.uuid4(), programme=programme, language=told["language"], **told["report"])
    for after, (what, *texts) in enumerate(told.get("followed", []), start=1):
        with days_ago(told["begun"] - after):
            follow(case, officer, what, texts)
    case.refresh_from_db()
    return case


def follow(case: Case, officer, what: str, texts: list[str]) -> None:
    """One step: a word of whoever reported, an answer, a note, or a move to the state of this name."""
    soon = today_in_closing_zone() + datetime.timedelta(days=30)
    if what == "more":
        add_to_report(case=case, text=texts[0])
    elif what in ("answer", "note"):
        write_to_case(case=case, by=officer, text=texts[0], is_answer=what == "answer", answer_by=soon)
    else:
        outcome = texts[1] if what == CaseState.CLOSED else ""
        move_case(case=case, to=CaseState(what), by=officer, reason=texts[0], outcome=outcome, answer_by=soon)


def build_crisis(placements: list[Placement], accounts) -> list[RegionMessage]:
    """Whom one calls for each expert on assignment, and a flood that is over: everyone there has answered."""
    told = read_one("safeguarding")["crisis"]
    running = [row for row in placements if row.state == PlacementState.DEPLOYED and not row.is_online]
    for placement in running:
        EmergencyDetail.objects.create(placement=placement, **told["card"])
    asked = next((row.assignment.region for row in running if who_is_in(row.assignment.region).exists()), None)
    if asked is None:
        return []
    with days_ago(told["begun"]):
        message = ask_region(region=asked, text=told["text"], by=accounts["office"])
        for answer in message.answers.all():
            say(answer=answer, is_safe=True)
    with days_ago(told["begun"] - 1):
        close_message(message=message, by=accounts["office"])
    return [message]
