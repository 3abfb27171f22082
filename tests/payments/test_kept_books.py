"""The played Stripe of `make serve` knows after a second start what was paid at it, and survives a broken file."""

import urllib.request
from urllib.parse import urlencode

import pytest

from tests.standins.stripe import serving
from tests.standins.stripe.keeping import KeptBooks

ASKED = {
    "mode": "payment",
    "success_url": "http://localhost/",
    "cancel_url": "http://localhost/",
    "line_items[0][price_data][unit_amount]": "5000",
    "line_items[0][price_data][currency]": "usd",
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "new folder" / "played-stripe.json"


def press(books, path, values=None, key=""):
    headers = {"Idempotency-Key": key} if key else {}
    request = urllib.request.Request(f"{books.origin}{path}", urlencode(values or {}).encode(), headers, method="POST")
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def test_a_second_start_goes_on_with_the_same_books(file, capsys):
    books = KeptBooks(file)
    with serving(books, save=books.save):
        opened = press(books, "/v1/checkout/sessions", ASKED, key="gift-1")
        number = next(iter(books.objects))
        books.pay(number)
        press(books, "/play/pay_out/now")

    again = KeptBooks(file)

    with serving(again, save=again.save):
        assert press(again, "/v1/checkout/sessions", ASKED, key="gift-1") == opened
    assert again.objects == books.objects
    assert again.balance == books.balance == 0
    assert "checkout.session.completed" in [event["type"] for event in again.waiting()]
    assert again.number("cs") not in books.objects
    assert again.next > books.next
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("found", ["", '{"next": 1, "obj', "[]", '{"next": 1, "objects": [{}], "events": []}', "\0"])
def test_a_broken_file_is_put_aside_with_one_line(file, found, capsys):
    file.parent.mkdir()
    file.write_text(found)

    books = KeptBooks(file)
    books.save()
    books.save()

    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "cannot be read" in said
    assert file.with_suffix(".broken").read_text() == found
    assert KeptBooks(file).objects == {}


def test_a_folder_that_takes_no_file_is_told_once(tmp_path, capsys):
    (tmp_path / "taken").write_text("")
    books = KeptBooks(tmp_path / "taken" / "books.json")

    books.save()
    books.save()

    assert capsys.readouterr().out.count("cannot be written") == 1
