"""How the tables describe a page with a form, and its answer to what was typed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from wagtail.images.tests.utils import get_test_image_file_jpeg

from placements.earlier.lines import COLUMNS
from tests.factories.documents import photo_of_code, text_pdf

from .values import encoded

Maker = Callable[[], object]


@dataclass(frozen=True)
class FormPage:
    """A form and its fields by kind. Strings may name rows of the world: "{w.draft.reference}"."""

    name: str
    who: str = "professional"
    args: tuple = ()
    #: Free text: shown again, stored as it was typed. Too long or with a NUL byte, it is refused.
    texts: tuple[str, ...] = ()
    #: Text that is looked through and not kept.
    sought: tuple[str, ...] = ()
    #: Text of a shape (name, address): hostile text is refused too.
    shaped: tuple[str, ...] = ()
    #: Numbers and days, typed by hand.
    typed: tuple[str, ...] = ()
    #: Choices of a list: nonsense is refused, and cannot be shown again.
    chosen: tuple[str, ...] = ()
    #: Passwords and codes: never shown again.
    secret: tuple[str, ...] = ()
    #: A good answer for everything that is no free text.
    valid: dict = field(default_factory=dict)
    #: What an empty form is told to fill in; without any, an empty form may be saved.
    needs: tuple[str, ...] = ()
    #: Buttons and hidden fields that every browser sends.
    always: dict = field(default_factory=dict)
    #: Uploads: the function makes a good one.
    files: dict[str, Maker] = field(default_factory=dict)
    #: Which one of several forms with the same address.
    part: str = ""
    #: What the page was searched for: it offers only what it found.
    query: str = ""
    #: A first look that the page needs before it takes an answer.
    looks_first: bool = False

    @property
    def title(self) -> str:
        return f"{self.name} {self.part}".strip()

    def at(self, world) -> "FormPage":
        """The same form with the names and values of `world` filled in."""

        def fill(value):
            if isinstance(value, str):
                return value.replace("{w.", "{0.").format(world) if "{w." in value else value
            if isinstance(value, dict):
                return {fill(key): fill(item) for key, item in value.items()}
            return type(value)(fill(item) for item in value) if isinstance(value, tuple | list) else value

        return FormPage(**{name: fill(getattr(self, name)) for name in self.__dataclass_fields__})

    @property
    def url(self) -> str:
        return reverse(self.name, args=self.args) + (f"?q={self.query}" if self.query else "")

    def send(self, client: Client, typed: dict, files: dict | None = None):
        """Send the form with `typed` in its fields."""
        if self.looks_first:
            client.get(self.url)
        values = {**self.always, **typed}
        if self.files:
            return client.post(self.url, {**values, **(files or {})})
        return client.generic("POST", self.url, encoded(values), content_type="application/x-www-form-urlencoded")


_CONTROL = re.compile(r"<(?:input|select|textarea)\b[^>]*>")
_NAME = re.compile(r'\bname="([^"]*)"')


def marked_wrong(page: str) -> set[str]:
    """The names of all controls that the page marks as wrong."""
    controls = [control for control in _CONTROL.findall(page) if 'aria-invalid="true"' in control]
    return {unescape(match[1]) for control in controls if (match := _NAME.search(control))}


def has_summary(page: str) -> bool:
    return 'class="error-summary"' in page


def only_says_save(page: str) -> bool:
    """A form that decides on the state that its reader saw, with a button that does not say what it does."""
    return 'name="seen"' in page and '<button class="button">Save</button>' in page


TODAY = timezone.localdate()
NEXT_YEAR = TODAY.year + 1
#: Whom a host asks to sign.
HEAD = {"name": "Asha Mrisho", "position": "Director", "email": "head@hospital.example.org", "language": "sw"}
#: The second click of a refusal, after its text was shown as it will be read.
CONFIRMED = {"confirmed": "1"}


def a_bank_statement() -> SimpleUploadedFile:
    return SimpleUploadedFile("statement.csv", b"date,amount,currency,text\n2026-11-20,5000,TZS,A gift\n")


def a_payments_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("payments.csv", b"claim,amount,currency,reference,paid_on\nX/A1,1,USD,TT-1,2026-11-20\n")


def a_pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("document.pdf", text_pdf("Document", ["A line."]))


def a_ticket() -> SimpleUploadedFile:
    """A photo of a ticket of no event."""
    return SimpleUploadedFile("ticket.png", photo_of_code("AAAAAAA2"), content_type="image/png")


def a_portrait() -> SimpleUploadedFile:
    """As large as a face has to be."""
    portrait = get_test_image_file_jpeg(size=(240, 240)).file.getvalue()
    return SimpleUploadedFile("portrait.jpg", portrait, content_type="image/jpeg")


def a_plan() -> SimpleUploadedFile:
    """A workbook of another kind."""
    return _workbook(["title"])


def a_list_of_experts() -> SimpleUploadedFile:
    return _workbook(COLUMNS["experts"], ["Rehema", "Mbwana", "rehema@example.org", "sw", "Ufini", "Mkunga"])


def _workbook(*lines: Iterable[str]) -> SimpleUploadedFile:
    book, file = Workbook(), BytesIO()
    for line in lines:
        book.active.append(list(line))
    book.save(file)
    return SimpleUploadedFile("plan.xlsx", file.getvalue())
