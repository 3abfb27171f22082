"""After the assignment: what an expert tells of the return, who helped, open posts at the host, and what they offer."""

import datetime

from placements.models import Placement, Referral
from placements.returns.asking import ask_about_return
from placements.returns.keeping import add_post, answer_return, keep_offers, keep_referral
from skills_match.models.querysets import today_in_closing_zone


def build_return(told: dict, placement: Placement, host, officer) -> None:
    """On the day on which it is told; the expert is asked in any case."""
    ask_about_return()
    today = today_in_closing_zone()
    if "returned" in told:
        what_next, recognition, has_work, needs = told["returned"]
        values = {"next": what_next, "recognition": recognition, "has_work": has_work, "needs": needs}
        answer_return(row=placement.return_answers.order_by("due_on")[0], by=placement.expert, **values)
    if "referral" in told:
        to, reason, outcome = told["referral"]
        values = {"to": to, "reason": reason, "outcome": outcome, "made_on": today}
        keep_referral(referral=Referral(placement=placement, **values), by=officer)
    for title, where, days in told.get("posts", []):
        apply_by = today + datetime.timedelta(days=days)
        add_post(placement=placement, by=host, title=title, where=where, apply_by=apply_by)
    keep_offers(owner=placement.expert, kinds=told.get("offers", []))
