"""An invoice says everything that an accountant or a bank asks for, in the language of its reader."""

import io

import pikepdf
import pytest
from django.urls import reverse

from payments.accounts import NoAccount
from payments.models import Payment

pytestmark = pytest.mark.django_db
ACCOUNTS = "Bank of Dodoma|Account 111 (TZS)|Account 222 (USD)"


@pytest.fixture
def invoice(begin, settings):
    settings.BANK_ACCOUNT = ACCOUNTS
    return begin(way="invoice", amount_minor=75_000, currency="USD", payer_name="Asha Mrema")


def test_it_names_the_account_of_its_currency_the_control_number_and_the_last_day(client, invoice):
    Payment.objects.update(control_number="991234567890")
    address = reverse("payments:invoice", args=[invoice.key])

    page = client.get(address).text
    document = pikepdf.open(io.BytesIO(client.get(f"{address}?pdf").content))

    for text in (invoice.reference, "USD\N{NO-BREAK SPACE}750.00", "Account 222 (USD)", "991234567890", "Asha Mrema"):
        assert text in page
    assert "Account 111" not in page
    assert "To be paid until" in page
    assert str(document.docinfo["/Title"]) == f"Invoice {invoice.reference}"


def test_a_payment_by_card_and_a_wrong_key_have_no_invoice(client, begin, invoice):
    of_card = reverse("payments:invoice", args=[begin().key])

    assert client.get(of_card).status_code == 404
    assert client.get(of_card.replace("-", "1", 1)).status_code == 404


@pytest.mark.usefixtures("invoice")
def test_in_a_currency_without_an_account_there_is_no_invoice(begin):
    with pytest.raises(NoAccount) as refusal:
        begin(way="invoice", amount_minor=10_000, currency="EUR")

    assert str(refusal.value) == "Our bank accounts are in TZS, USD: choose one of these, or pay by card."
