"""The pages of one placement. Each area of addresses takes those that its side has."""

from django.urls import URLPattern, path

from ..arrivals.views import ticking as arrivals
from ..briefing.views import reading as briefing
from ..certificates.views import certificate
from ..claims.views import advances
from ..claims.views import writing as claims
from ..closing.views import ticking
from ..deliverables.views import working as deliverables
from ..enums import Side
from ..evaluations.views import answering
from ..life.views import ending
from ..missions.views import filling as missions
from ..overview.views import page
from ..people.views import naming
from ..reports.views import telling as reports
from ..returns.views import returning
from ..safety.views import card
from ..stories.views import telling as stories
from ..teaching.views import keeping
from ..travel.views import planning as travel
from ..viewers import View
from ..visits.views import planning as visits
from ..week_notes.views import writing as week_notes

#: Below the address of the placement: address, the view of each side that has it, name.
PAGES: list[tuple[str, dict[Side, View], str]] = [
    ("", page.placement, "placement"),
    ("end/", ending.end, "end_placement"),
    ("done/", ending.complete, "complete_placement"),
    ("close/", ending.close, "close_placement"),
    ("days/", ending.days, "placement_days"),
    ("team/", missions.fill, "fill_seats"),
    ("supervisor/", naming.supervisor, "supervisor"),
    ("counterparts/add/", naming.add_counterpart, "add_counterpart"),
    ("counterparts/<int:row>/leave/", naming.counterpart_leaves, "counterpart_leaves"),
    ("plan/add/", deliverables.add, "add_deliverable"),
    ("plan/<int:row>/", deliverables.deliverable, "deliverable"),
    ("plan/<int:row>/use/", deliverables.use, "deliverable_use"),
    ("weeks/<str:day>/", week_notes.note, "week_note"),
    ("reports/<int:row>/", reports.report, "placement_report"),
    ("reports/<int:row>/skip/", reports.skip, "skip_report"),
    ("knowledge/add/", keeping.add, "add_teaching"),
    ("knowledge/women-and-men/", keeping.sexes, "learners_by_sex"),
    ("knowledge/<int:row>/", keeping.session, "teaching_session"),
    ("knowledge/<int:row>/remove/", keeping.remove, "remove_teaching"),
    ("claims/advance/", advances.ask, "ask_advance"),
    ("claims/<int:claim>/change/", advances.change, "change_advance"),
    ("claims/<int:claim>/drop/", advances.drop, "drop_advance"),
    ("claims/begin/", claims.begin, "begin_claim"),
    ("claims/<int:claim>/", claims.claim, "claim"),
    ("claims/<int:claim>/rate/", claims.by_rate, "claim_by_rate"),
    ("claims/<int:claim>/spent/", claims.expense, "claim_expense"),
    ("claims/<int:claim>/<int:line>/remove/", claims.remove, "remove_claimed"),
    ("claims/<int:claim>/<int:line>/receipt/", claims.receipt, "claim_receipt"),
    ("emergency/", card.card, "emergency_card"),
    ("emergency/write/", card.write, "write_emergency"),
    ("briefing/", briefing.briefing, "briefing"),
    ("arrival/", arrivals.arrival, "arrival"),
    ("travel/add/", travel.add, "add_travel_leg"),
    ("travel/<int:row>/", travel.leg, "travel_leg"),
    ("travel/<int:row>/remove/", travel.remove, "remove_travel_leg"),
    ("closing/", ticking.closing, "closing"),
    ("questions/<int:row>/", answering.own, "evaluation"),
    ("questions/<int:row>/", answering.in_person, "evaluation"),
    ("return/<int:row>/", returning.answer, "return_answer"),
    ("referrals/add/", returning.add_referral, "add_referral"),
    ("referrals/<int:row>/", returning.referral, "referral"),
    ("posts/add/", returning.post, "add_host_post"),
    ("posts/<int:row>/remove/", returning.take_post_away, "remove_host_post"),
    ("story/", stories.tell, "tell_story"),
    ("story/<int:row>/yes/", stories.yes, "agree_to_story"),
    ("story/<int:row>/back/", stories.back, "story_back"),
    ("certificate/", certificate.certificate, "certificate"),
    ("certificate/pdf/", certificate.printed, "certificate_printed"),
    ("certificate/withdraw/", certificate.withdraw, "withdraw_certificate"),
    ("visits/add/", visits.add, "add_visit"),
    ("visits/<int:row>/", visits.visit, "visit"),
    ("visits/<int:row>/cancel/", visits.cancel, "cancel_visit"),
    ("visits/<int:row>/came/", visits.came, "visit_came"),
    ("visits/<int:row>/left/", visits.left, "visit_left"),
]


def pages_of(side: Side) -> list[URLPattern]:
    return [
        path(f"placements/<int:pk>/{address}", views[side], name=name)
        for address, views, name in PAGES
        if side in views
    ]
