"""What one can type into on a page belongs to one HTML form, so that no button of the page drops it."""

from html.parser import HTMLParser

import pytest

from casework.typed.inner_forms import PAGE_FORM

from .form_table import FORMS

#: Answers that exclude each other, each with a form of its own.
ALTERNATIVES = {"office:suggestion"}
_NOT_TYPED = {"hidden", "submit", "button"}


class Controls(HTMLParser):
    """Each control of a page that takes an answer, with the id of the form that sends it; searches are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}
        self._form: dict = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        values = dict(attrs)
        if tag == "form":
            self._form = values
        elif tag in ("input", "select", "textarea") and values.get("type") not in _NOT_TYPED and "name" in values:
            if "form" in values or self._form.get("method") == "post":
                self.found[values["name"]] = values.get("form", self._form.get("id"))

    def handle_endtag(self, tag) -> None:
        if tag == "form":
            self._form = {}


@pytest.mark.parametrize("form", [form for form in FORMS if ":" in form.name], ids=lambda form: form.title)
def test_every_control_of_a_page_belongs_to_its_one_form(form, world, recorder):
    form = form.at(world)
    page = world.clients[form.who].get(form.url)
    if page.status_code != 200 or form.name in ALTERNATIVES:
        return

    controls = Controls(page.text).found

    assert set(controls.values()) == {PAGE_FORM}, controls
