"""The programme office: who is on assignment where, and what is to be done about it."""

from django.urls import path, re_path

from ..briefing.views import writing as briefing
from ..claim_totals.views import desk as claim_totals
from ..claims.views import advances, auditing, rates
from ..claims.views import desk as claims
from ..earlier.views import office as earlier
from ..enums import Side
from ..months.views import desk as months
from ..overview.views import lists, morning
from ..payees.views import desk as payees
from ..payment_files.views import desk as payment_files
from ..programme_reports.views import frozen
from ..programme_reports.views import report as programme_reports
from ..reports.views import telling as reports
from ..returns.views import returning
from ..safety.views import region
from .sides import pages_of

urlpatterns = [
    path("placements/", lists.for_office, name="placements"),
    path("placements/alumni/", returning.alumni, name="alumni"),
    path("placements/briefing/", briefing.parts, name="briefing_parts"),
    path("placements/briefing/add/", briefing.add, name="add_briefing_part"),
    path("placements/briefing/<int:pk>/", briefing.part, name="briefing_part"),
    path("placements/briefing/<int:pk>/remove/", briefing.remove, name="remove_briefing_part"),
    path("placements/lists/", earlier.lists, name="earlier_lists"),
    path("placements/lists/<slug:kind>/", earlier.upload, name="upload_list"),
    path("placements/lists/<slug:kind>/empty/", earlier.empty, name="empty_list"),
    path("placements/lists/<slug:kind>/store/", earlier.store, name="store_list"),
    path("placements/morning/", morning.morning, name="placements_morning"),
    path("placements/report/", programme_reports.report, name="programme_report"),
    path("placements/report.xlsx", programme_reports.workbook, name="programme_report_workbook"),
    path("placements/report/rows/", programme_reports.rows, name="programme_report_rows"),
    path("placements/report/freeze/", frozen.freeze, name="freeze_report"),
    path("placements/report/frozen/", frozen.reports, name="frozen_reports"),
    path("placements/report/frozen/<int:pk>/", frozen.report, name="frozen_report"),
    path("placements/report/frozen/<int:pk>/xlsx/", frozen.workbook, name="frozen_workbook"),
    path("placements/report/frozen/<int:pk>/<slug:language>/", frozen.paper, name="frozen_paper"),
    path("placements/reports/", reports.late, name="placement_reports"),
    path("placements/regions/", region.ask, name="ask_region"),
    path("placements/regions/<int:pk>/", region.region_message, name="region_message"),
    path("placements/regions/<int:pk>/close/", region.close, name="close_region_message"),
    *pages_of(Side.OFFICE),
    path("claims/", claims.claims, name="claims"),
    re_path(r"^claims/list\.(?P<format>csv|xlsx)$", claims.export, name="claims_export"),
    path("claims/payments/", auditing.read_payments, name="read_payments"),
    path("claims/sample/", auditing.draw, name="sample_claims"),
    path("claims/sums/", claim_totals.claim_totals, name="claim_totals"),
    re_path(r"^claims/sums/list\.(?P<format>csv|xlsx)$", claim_totals.export, name="claim_totals_export"),
    path("claims/months/", months.months, name="closed_months"),
    path("claims/months/<int:pk>/ask/", months.ask, name="ask_month"),
    path("claims/months/<int:pk>/answer/", months.answer, name="answer_month"),
    path("claims/<int:pk>/audit/", auditing.taken, name="claim_audit"),
    path("claims/rates/", rates.rates, name="exchange_rates"),
    path("claims/rates/add/", rates.add, name="add_exchange_rate"),
    path("claims/rates/<int:pk>/", rates.rate, name="exchange_rate"),
    path("claims/accounts/", payees.accounts, name="pay_accounts"),
    path("claims/accounts/<int:pk>/", payees.account, name="pay_account"),
    path("claims/files/", payment_files.files, name="payment_files"),
    path("claims/files/<int:pk>/", payment_files.file, name="payment_file"),
    path("claims/files/<int:pk>/take/", payment_files.taken, name="take_payment_file"),
    path("claims/files/columns/<slug:code>/", payment_files.layout, name="payment_layout"),
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/check/", claims.check, name="check_claim"),
    path("claims/<int:pk>/send-back/", claims.send_back, name="return_claim"),
    path("claims/<int:pk>/approve/", claims.approve, name="approve_claim"),
    path("claims/<int:pk>/pass-on/", claims.pass_on, name="pass_claim"),
    path("claims/<int:pk>/paid/", claims.paid, name="claim_paid"),
    path("claims/<int:pk>/came-back/<int:payment>/", claims.came_back, name="claim_came_back"),
    path("claims/<int:pk>/paid-back/", advances.paid_back, name="advance_paid_back"),
    path("claims/<int:pk>/rest/", claims.rest, name="claim_rest"),
    path("claims/<int:pk>/failed/", claims.failed, name="claim_failed"),
    path("claims/<int:pk>/receipt/<int:line>/", claims.receipt, name="claim_receipt"),
]
