"""What is typed at a gate."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casework.typed.rows import RowsField

from ..events.forms import EventPartForm
from ..models import CheckInList, GateLink, SessionPlaces
from .photos import code_in_photo


class CheckInListForm(EventPartForm):
    class Meta:
        model = CheckInList
        fields = ("name_en", "name_sw", "categories", "sort_order", "without_session")
        field_classes = {"categories": RowsField}

    def __init__(self, *args, **kwargs) -> None:
        """A list that has its session, or never had one, is not asked about it."""
        super().__init__(*args, **kwargs)
        if not self.instance.without_session:
            del self.fields["without_session"]

    def clean(self):
        super().clean()
        has_session = SessionPlaces.objects.filter(check_in_list=self.instance.pk).exists()
        if self.instance.pk and has_session and not self.cleaned_data.get("without_session", True):
            self.add_error(
                "without_session",
                _("Places in a session are kept by this list. Choose another list for them first, or none."),
            )
        return self.cleaned_data


class TicketForm(forms.Form):
    """A scanner types into it and presses Enter, as a person would; or somebody takes a photo of the ticket."""

    code = forms.CharField(
        label=_("Code of the ticket"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}),
    )
    photo = forms.FileField(
        label=_("Or a photo of the ticket"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"}),
    )

    #: What was read last and let nobody in.
    refused = ""

    def make_room(self, request: HttpRequest) -> None:
        """After a refusal, for the next ticket: a scanner types into a field that is empty, now and when the page is
        opened again. Behind what was typed before, its signs would be another code."""
        data = self.data.copy()
        self.refused, data["code"] = data.get("code", ""), ""
        self.data = data
        request.is_saved = True  # type: ignore[attr-defined]  # nothing of it is given back

    def clean_code(self) -> str:
        return code_of(self.cleaned_data["code"])

    def clean_photo(self) -> str:
        """What its code says."""
        return code_of(code_in_photo(self.cleaned_data["photo"])) if self.cleaned_data["photo"] else ""

    def clean(self) -> dict:
        values = super().clean() or {}
        if not self.errors:
            values["code"] = values["code"] or values["photo"]
            if not values["code"]:
                self.add_error("code", _("Type the code, or take a photo of the ticket."))
        return values


class CodeAtGateForm(TicketForm):
    gate = forms.CharField(label=_("Gate"), max_length=40, required=False)


class GateLinkForm(forms.ModelForm):
    class Meta:
        model = GateLink
        fields = ("gate",)
        help_texts = {"gate": _("As those who stand there call it, such as “Gate 2”.")}


class ScanForm(forms.Form):
    """One scan as a telephone tells it. `at` by its own clock."""

    nonce = forms.UUIDField()
    code = forms.CharField(max_length=300)
    at = forms.DateTimeField()

    def clean_code(self) -> str:
        return code_of(self.cleaned_data["code"])


class ClockForm(forms.Form):
    """What a telephone takes for now."""

    now = forms.DateTimeField()


def code_of(text: str) -> str:
    """Scanners type the whole address of the picture: its last part is the code."""
    return text.strip().rstrip("/").rpartition("/")[2]
