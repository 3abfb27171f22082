"""An expert's own assignment."""

from django.urls import path, re_path

from ..enums import Side
from ..payees.views import own as payees
from ..programme_reports.views import frozen, rows
from ..returns.views import returning
from ..service_records.views import my as service_records
from ..visits.views import calendars
from .sides import pages_of

urlpatterns = [
    *pages_of(Side.EXPERT),
    path("paid-to/", payees.account, name="pay_account"),
    path("service-record/", service_records.service_record, name="service_record"),
    path("service-record/<int:pk>/", service_records.paper, name="service_record_paper"),
    path("alumni/", returning.offers, name="alumni"),
    path("programme-reports/", frozen.reports_read, name="programme_reports"),
    path("programme-reports/<int:pk>/", frozen.report_read, name="frozen_report"),
    path("programme-reports/<int:pk>/xlsx/", frozen.workbook_read, name="frozen_workbook"),
    path("programme-reports/<int:pk>/<slug:language>/", frozen.paper_read, name="frozen_paper"),
    path("programme-rows/", rows.rows, name="evaluators_rows"),
    path("programme-rows/codebook/", rows.meanings, name="evaluators_codebook"),
    re_path(r"^programme-rows/rows\.(?P<file_format>csv|xlsx)$", rows.taken, name="take_evaluators_rows"),
    path("placements/calendar/<str:token>/", calendars.calendar, name="placement_calendar"),
]
