"""Where an expert is paid, as they type it."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ...enums import PayWay
from ...models import PayAccount


class PayAccountForm(forms.ModelForm):
    """Written as a whole each time: what is stored is never shown again."""

    needed_sometimes = ("code",)

    number = forms.CharField(
        label=_("Account or telephone number"),
        help_text=_("An IBAN, an account number, or the telephone number of your mobile money."),
        max_length=40,
        validators=[
            RegexValidator(r"^\+?[0-9A-Za-z][0-9A-Za-z -]{4,}$", _("Write digits and letters only, at least five."))
        ],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    class Meta:
        model = PayAccount
        fields = ("way", "holder", "provider", "number", "code")
        widgets = {"way": forms.RadioSelect, "code": forms.TextInput(attrs={"autocomplete": "off"})}
        help_texts = {
            "holder": _("As it stands on the account. It has to be yours."),
            "provider": _("Its name, as people know it."),
            "code": _("SWIFT or BIC, or the code of the branch. Not for mobile money."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = PayWay.choices  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        return " ".join(self.cleaned_data["number"].split())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("way") == PayWay.BANK and not cleaned.get("code") and "code" not in self.errors:
            self.add_error("code", _("A bank account needs the code of its bank."))
        return cleaned
