"""An expert's own assignment."""

from django.urls import path

from ..certificates.views import certificate
from ..claims.views import writing as claims
from ..closing.views import ticking
from ..deliverables.views import working as deliverables
from ..enums import Side
from ..evaluations.views import answering
from ..life.views import ending
from ..overview.views import page
from ..reports.views import telling as reports
from ..teaching.views import keeping
from ..visits.views import calendars
from ..week_notes.views import writing as week_notes

_ME = Side.EXPERT
urlpatterns = [
    path("placements/<int:pk>/", page.placement[_ME], name="placement"),
    path("placements/<int:pk>/end/", ending.end[_ME], name="end_placement"),
    path("placements/<int:pk>/plan/add/", deliverables.add[_ME], name="add_deliverable"),
    path("placements/<int:pk>/plan/<int:row>/", deliverables.deliverable[_ME], name="deliverable"),
    path("placements/<int:pk>/weeks/<str:day>/", week_notes.note[_ME], name="week_note"),
    path("placements/<int:pk>/reports/<int:row>/", reports.report[_ME], name="placement_report"),
    path("placements/<int:pk>/reports/<int:row>/skip/", reports.skip[_ME], name="skip_report"),
    path("placements/<int:pk>/knowledge/add/", keeping.add[_ME], name="add_teaching"),
    path("placements/<int:pk>/knowledge/<int:row>/", keeping.session[_ME], name="teaching_session"),
    path("placements/<int:pk>/knowledge/<int:row>/remove/", keeping.remove[_ME], name="remove_teaching"),
    path("placements/<int:pk>/claims/begin/", claims.begin[_ME], name="begin_claim"),
    path("placements/<int:pk>/claims/<int:claim>/", claims.claim[_ME], name="claim"),
    path("placements/<int:pk>/claims/<int:claim>/rate/", claims.by_rate[_ME], name="claim_by_rate"),
    path("placements/<int:pk>/claims/<int:claim>/spent/", claims.expense[_ME], name="claim_expense"),
    path("placements/<int:pk>/claims/<int:claim>/<int:line>/remove/", claims.remove[_ME], name="remove_claimed"),
    path("placements/<int:pk>/claims/<int:claim>/<int:line>/receipt/", claims.receipt[_ME], name="claim_receipt"),
    path("placements/<int:pk>/closing/", ticking.closing[_ME], name="closing"),
    path("placements/<int:pk>/questions/<int:row>/", answering.own[_ME], name="evaluation"),
    path("placements/<int:pk>/certificate/", certificate.certificate[_ME], name="certificate"),
    path("placements/<int:pk>/certificate/pdf/", certificate.printed[_ME], name="certificate_printed"),
    path("placements/calendar/<str:token>/", calendars.calendar, name="placement_calendar"),
]
