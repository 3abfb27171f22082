"""What only `make serve` has."""

import importlib

import pytest
from django.core import mail
from django.views import debug

from portal import development

pytestmark = pytest.mark.django_db
LETTER = "Habari “Asha”, ujuzi wako – na ŵ – unahitajika.\nhttp://localhost:8000/sw/my/"


@pytest.fixture
def outbox(settings, tmp_path):
    """The mail of `make serve`, which it keeps in a folder."""
    settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    return mail.get_connection()


def test_the_outbox_shows_letters_as_their_readers_get_them(outbox, rf):
    first = mail.EmailMessage("Kazi mpya – “Uuguzi”", LETTER, to=["a@example.org"], connection=outbox)
    second = mail.EmailMultiAlternatives("Both", "é" * 2000, to=["b@example.org"], connection=outbox)
    second.attach_alternative("<p>Both</p>", "text/html")
    outbox.send_messages([first, second])

    html = development.outbox(rf.get("/development/outbox/")).content.decode()

    assert "<h2>Kazi mpya – “Uuguzi”</h2>" in html
    assert "Habari “Asha”, ujuzi wako – na ŵ – unahitajika." in html
    assert "é" * 2000 in html
    assert r"\u" not in html


@pytest.mark.parametrize("address", ["/en/no/such/page/", "/en/nothing.php", "/documents/9/a.pdf", "/no-such-place"])
def test_an_address_that_is_not_there_gets_our_page_under_make_serve(client, settings, monkeypatch, address):
    settings.DEBUG = True
    monkeypatch.setattr(debug, "technical_404_response", debug.technical_404_response)  # as it was, afterwards
    importlib.reload(development)

    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "<h1>Page not found</h1>" in response.content.decode()
