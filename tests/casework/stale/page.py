"""What a page holds that is sent with one of its forms."""

from html.parser import HTMLParser

from casework.typed.inner_forms import PAGE_FORM


class Forms(HTMLParser):
    """The forms of a page that are sent by POST: where each goes, and its hidden fields."""

    is_inside = False

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address, self.found, self.page_form, self.fields, self.elsewhere = address, {}, {}, {}, {}
        self.feed(page)
        outside = {address: self.page_form if fields is None else fields for address, fields in self.elsewhere.items()}
        self.found = outside | self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "form" and values.get("method") == "post":
            self.fields = {}
            self.found.setdefault(values.get("action") or self.address, self.fields)
            self.is_inside = True
            self.page_form = self.fields if values.get("id") == PAGE_FORM else self.page_form
        elif tag == "input" and values.get("type") == "hidden" and self.found:
            self.fields[values["name"]] = values.get("value", "")
        elif tag == "button" and "formaction" in values:  # the same form, sent elsewhere
            self.elsewhere[values["formaction"]] = self.fields if self.is_inside and "form" not in values else None

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "form"
