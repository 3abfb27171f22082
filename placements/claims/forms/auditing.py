"""The file of whoever pays, and the sample of an auditor."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 2 * 1024 * 1024


class PaymentsFileForm(forms.Form):
    payments = forms.FileField(
        label=_("File of payments"),
        help_text=_(
            "A CSV file with the columns claim, amount, currency, reference, paid_on. The same file may be read again."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_payments(self):
        file = self.cleaned_data["payments"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: 2 MB at most."))
        return file


class SampleForm(forms.Form):
    number = forms.IntegerField(
        label=_("How many claims?"),
        min_value=1,
        max_value=500,
        initial=25,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    word = forms.CharField(
        label=_("Any word"),
        help_text=_("Write it down: with the same word everybody draws the same claims again."),
        max_length=100,
        validators=[RegexValidator(r"^[\w-]+$", _("One word: letters, digits and hyphens."))],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
