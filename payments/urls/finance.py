"""What finance works with."""

from django.urls import path

from ..finance.views import bank, bank_files, cash, desk, invoices, payments, payouts, statement

app_name = "finance"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("compare/", desk.compare_now, name="compare"),
    path("payments/", payments.payments, name="payments"),
    path("invoice/", invoices.invoice, name="invoice"),
    path("payments/<slug:reference>/", payments.payment, name="payment"),
    path("payments/<slug:reference>/refund/", payments.refund, name="refund"),
    path("payments/<slug:reference>/report/", payments.report, name="report"),
    path("payments/<slug:reference>/send-back/", payments.send_back, name="send_back"),
    path("payments/<slug:reference>/do/<slug:action>/", payments.act, name="act"),
    path("refunds/<int:pk>/keep/", payments.keep_refund, name="keep_refund"),
    path("refunds/<int:pk>/refuse/", payments.refuse, name="refuse_refund"),
    path("refunds/<int:pk>/<slug:action>/", payments.decide_refund, name="decide_refund"),
    path("bank/", bank.bank, name="bank"),
    path("bank/read/", bank_files.read_bank_statement, name="read_bank_statement"),
    path("bank/files/<int:pk>/", bank_files.bank_file, name="bank_file"),
    path("bank/files/<int:pk>/<slug:action>/", bank_files.decide_bank_file, name="decide_bank_file"),
    path("bank/<int:pk>/", bank.explain_bank_line, name="explain_bank_line"),
    path("bank/<int:pk>/<slug:action>/", bank.decide_bank_line, name="decide_bank_line"),
    path("cash/", cash.cash, name="cash"),
    path("cash/<int:pk>/confirm/", cash.confirm_cash, name="confirm_cash"),
    path("differences/<int:pk>/", bank.explain_difference, name="explain_difference"),
    path("payouts/", payouts.payouts, name="payouts"),
    path("payouts/<int:pk>/", payouts.payout, name="payout"),
    path("statement/", statement.show, name="statement"),
    path("statement/file/", statement.workbook, name="statement_file"),
]
