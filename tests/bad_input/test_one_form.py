"""What one can type into on a page belongs to one HTML form, so that no button of the page drops it."""

from html.parser import HTMLParser

import pytest

from casework.typed.inner_forms import PAGE_FORM

from .form_table import FORMS

pytestmark = pytest.mark.shared

#: What a page shows may be chosen first, and by GET: a page of words, or the zone of hours of which one is chosen then.
NARROWED = {"office:labels", "my:interview"}
#: Asks nothing of somebody who has done no assignment, as nobody of these has.
NOTHING_YET = {"my:service_record"}
_NOT_TYPED = {"hidden", "submit", "button"}


class Controls(HTMLParser):
    """Each control of a page that takes an answer, with the id of the form that sends it; searches are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}
        self.others: list[str] = []
        self._is_main = False
        self._form: dict = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        values = dict(attrs)
        self._is_main = self._is_main or tag == "main"
        if tag == "form":
            self._form = values
            if self._is_main and values.get("id") != PAGE_FORM:
                self.others.append(f"{values.get('method', 'get')} {values.get('action', '')}")
        elif tag in ("input", "select", "textarea") and values.get("type") not in _NOT_TYPED and "name" in values:
            if "form" in values or self._form.get("method") == "post":
                self.found[values["name"]] = values.get("form", self._form.get("id"))

    def handle_endtag(self, tag) -> None:
        self._is_main = self._is_main and tag != "main"
        if tag == "form":
            self._form = {}


@pytest.mark.parametrize("form", [form for form in FORMS if ":" in form.name], ids=lambda form: form.title)
def test_every_control_of_a_page_belongs_to_its_one_form(form, world, recorder):
    form = form.at(world)
    page = world.clients[form.who].get(form.url, follow=True)

    controls = Controls(page.text)

    assert set(controls.found.values()) == (set() if form.name in NOTHING_YET else {PAGE_FORM}), controls.found
    narrowing = [other for other in controls.others if other.startswith("get ")]
    assert controls.others == (narrowing if form.name in NARROWED else [])
