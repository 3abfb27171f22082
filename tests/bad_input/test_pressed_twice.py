"""A form that adds something is pressed once, however often its button is pressed. A form of the table that says of
itself that it adds is found here; nothing has to be written for it.
"""

import secrets

import pytest

from .form_table import FORMS
from .test_two_at_once import ADDS, KINDS, NOTHING_STORED, typed_into

#: They lead to a door of signing in, or give their sender something that a second press cannot get: each has a key of
#: its own, and its own test.
KEYS_OF_THEIR_OWN = {
    "account_signup": "tests/diaspora/test_sign_up.py",
    "socialaccount_signup": "tests/diaspora/openid",
    "account_reset_password": "tests/diaspora/test_sign_in.py",
    "account_email": "tests/diaspora/test_accounts.py",
    "mfa_add_webauthn": "tests/diaspora/test_factor_settings.py",
}


def _adds(form) -> bool:
    return ADDS in (NOTHING_STORED.get(form.title), KINDS.get(form.name))


ADDING = [form for form in FORMS if _adds(form) and form.title not in KEYS_OF_THEIR_OWN]


@pytest.mark.parametrize("form", ADDING, ids=lambda form: form.title)
def test_a_form_that_adds_is_pressed_twice_and_adds_once(form, world, recorder):
    form = form.at(world)
    browser = world.clients[form.who]
    typed = typed_into(form) | {"csrfmiddlewaretoken": secrets.token_hex(32)}

    def press():
        return form.send(browser, typed, {name: make() for name, make in form.files.items()})

    first = press()
    added = set(recorder.written)
    recorder.written.clear()
    second = press()

    assert added, first.text[:2000]
    assert first.status_code == 302
    assert recorder.written == set()
    assert second.get("Location", "").partition("?")[0] == first.get("Location", "").partition("?")[0]


def test_nothing_has_a_key_of_its_own_that_is_not_there():
    assert set(KEYS_OF_THEIR_OWN) <= {form.title for form in FORMS}
