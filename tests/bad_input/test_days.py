"""A day that no calendar on a wall could have is refused in words at its field, by every form that asks for a day."""

import re
from html import unescape

import pytest

from .form_page import marked_wrong
from .form_table import FORMS
from .test_two_at_once import typed_into, versions_of

pytestmark = pytest.mark.shared

_DAY = re.compile(r'<input type="date" name="([^"]+)"')
#: Forms whose day is shown by another choice of the same form only, or behind a first answer.
ASKED_LATER: set[str] = set()


def days_of(page: str) -> set[str]:
    return {unescape(name) for name in _DAY.findall(page)}


WITH_DAYS = [
    form for form in FORMS if any(re.search(r"(_on|_until|_from|_by|day|until|month)$", each) for each in form.typed)
]


@pytest.mark.parametrize("form", WITH_DAYS, ids=lambda form: form.title)
def test_a_day_of_the_year_1_or_9999_is_refused_at_its_field(form, world, recorder):
    form = form.at(world)
    browser = world.clients[form.who]
    shown = browser.get(form.url, follow=True).text
    days = days_of(shown) & {*form.typed, *form.valid}

    for day in ("0001-01-01", "9999-12-31"):
        answer = form.send(browser, typed_into(form) | versions_of(shown) | dict.fromkeys(days, day))

        assert days
        assert answer.status_code == 200
        assert days <= marked_wrong(answer.text)
        assert recorder.written == set()
