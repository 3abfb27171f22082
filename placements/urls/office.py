"""The programme office: who is on assignment where, and what is to be done about it."""

from django.urls import path, re_path

from ..certificates.views import certificate
from ..claims.views import desk as claims
from ..claims.views import rates
from ..deliverables.views import working as deliverables
from ..enums import Side
from ..evaluations.views import answering
from ..life.views import ending
from ..overview.views import lists, morning, page
from ..people.views import naming
from ..reports.views import telling as reports
from ..visits.views import planning as visits

_US = Side.OFFICE
urlpatterns = [
    path("placements/", lists.for_office, name="placements"),
    path("placements/morning/", morning.morning, name="placements_morning"),
    path("placements/reports/", reports.late, name="placement_reports"),
    path("claims/", claims.claims, name="claims"),
    re_path(r"^claims/list\.(?P<format>csv|xlsx)$", claims.export, name="claims_export"),
    path("claims/rates/", rates.rates, name="exchange_rates"),
    path("claims/rates/add/", rates.add, name="add_exchange_rate"),
    path("claims/rates/<int:pk>/", rates.rate, name="exchange_rate"),
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/check/", claims.check, name="check_claim"),
    path("claims/<int:pk>/send-back/", claims.send_back, name="return_claim"),
    path("claims/<int:pk>/approve/", claims.approve, name="approve_claim"),
    path("claims/<int:pk>/pass-on/", claims.pass_on, name="pass_claim"),
    path("claims/<int:pk>/paid/", claims.paid, name="claim_paid"),
    path("claims/<int:pk>/failed/", claims.failed, name="claim_failed"),
    path("claims/<int:pk>/receipt/<int:line>/", claims.receipt, name="claim_receipt"),
    path("placements/<int:pk>/reports/<int:row>/skip/", reports.skip[_US], name="skip_report"),
    path("placements/<int:pk>/", page.placement[_US], name="placement"),
    path("placements/<int:pk>/end/", ending.end[_US], name="end_placement"),
    path("placements/<int:pk>/done/", ending.complete[_US], name="complete_placement"),
    path("placements/<int:pk>/close/", ending.close[_US], name="close_placement"),
    path("placements/<int:pk>/days/", ending.days[_US], name="placement_days"),
    path("placements/<int:pk>/supervisor/", naming.supervisor[_US], name="supervisor"),
    path("placements/<int:pk>/counterparts/add/", naming.add_counterpart[_US], name="add_counterpart"),
    path(
        "placements/<int:pk>/counterparts/<int:row>/leave/", naming.counterpart_leaves[_US], name="counterpart_leaves"
    ),
    path("placements/<int:pk>/plan/add/", deliverables.add[_US], name="add_deliverable"),
    path("placements/<int:pk>/plan/<int:row>/", deliverables.deliverable[_US], name="deliverable"),
    path("placements/<int:pk>/questions/<int:row>/", answering.in_person[_US], name="evaluation"),
    path("placements/<int:pk>/certificate/pdf/", certificate.printed[_US], name="certificate_printed"),
    path("placements/<int:pk>/certificate/withdraw/", certificate.withdraw[_US], name="withdraw_certificate"),
    path("placements/<int:pk>/visits/add/", visits.add[_US], name="add_visit"),
    path("placements/<int:pk>/visits/<int:row>/", visits.visit[_US], name="visit"),
    path("placements/<int:pk>/visits/<int:row>/cancel/", visits.cancel[_US], name="cancel_visit"),
    path("placements/<int:pk>/visits/<int:row>/came/", visits.came[_US], name="visit_came"),
    path("placements/<int:pk>/visits/<int:row>/left/", visits.left[_US], name="visit_left"),
]
