"""Pages of whoever pays."""

from django.urls import path

from ..checkout.views import payers
from ..invoices import views as invoices
from ..receipts.views import receipts
from ..subscriptions import views as subscribers

app_name = "payments"
urlpatterns = [
    path("<uuid:key>/", payers.payment, name="payment"),
    path("<uuid:key>/pay/", payers.checkout, name="checkout"),
    path("<uuid:key>/cancel/", payers.cancel, name="cancel"),
    path("monthly/<uuid:key>/", subscribers.monthly, name="monthly"),
    path("monthly/<uuid:key>/card/", subscribers.card, name="card"),
    path("check/<slug:number>/<slug:code>/", receipts.check, name="check"),
    path("<uuid:key>/invoice/", invoices.invoice, name="invoice"),
    path("<uuid:key>/receipt/<slug:number>/", receipts.receipt, name="receipt"),
    path("<uuid:key>/receipt/<slug:number>/pdf/", receipts.receipt_pdf, name="receipt_pdf"),
    path("<uuid:key>/back/", payers.returned, name="returned"),
]
