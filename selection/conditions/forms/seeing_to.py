"""What owners of conditions hand in, and what the office says to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from diaspora.files.photos import ACCEPTED

from ...enums import CONDITION_REASONS, ConditionState
from ...models import Condition
from ..errors import NothingHandedIn


class HandInForm(forms.Form):
    """A note or a file: one of them is enough."""

    needed_sometimes = ("note", "upload")

    note = forms.CharField(
        label=_("What do you hand in?"),
        help_text=_(
            "For instance the number and the day of a document. Of your health only: fit or not, by whom, until when."
        ),
        required=False,
        max_length=Condition._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[Near(back=10, ahead=50)],
    )
    upload = forms.FileField(
        label=_("File"),
        help_text=_(
            "A scan or a photo: PDF or Word at most 5 MB, a photo at most 10 MB. Only you and named officers open it."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean(self) -> dict:
        data = super().clean()
        if not data.get("note") and not data.get("upload") and not {"note", "upload"} & self.errors.keys():
            self.add_error("note", NothingHandedIn.text)
        return data


class ConditionDecisionForm(forms.Form):
    needed_sometimes = ("reason",)

    to = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed when it is not needed or goes back. Whoever sees to the condition reads it."),
        required=False,
        max_length=Condition._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    WORDS = {
        ConditionState.MET: _("It is met"),
        ConditionState.WAIVED: _("It is not needed here"),
        ConditionState.OPEN: _("Send it back"),
    }

    def __init__(self, *args, possible: list[ConditionState], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(state, self.WORDS[state]) for state in possible]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("to") in CONDITION_REASONS and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Give a reason. The person who sees to the condition reads it."))
        return data
