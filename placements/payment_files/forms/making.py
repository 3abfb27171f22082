"""For which currency a file is made, and which columns it has."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.typed.versions import Versioned
from skills_match.models import Programme
from skills_match.models.programme import CURRENCIES

from ...enums import PayField
from ...models import PaymentLayout

#: As many as there are fields: each may be there once.
COLUMNS = len(PayField)


class MakeFileForm(forms.Form):
    programme = forms.ModelChoiceField(label=gettext_lazy("Programme"), queryset=Programme.objects.none())
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), choices=CURRENCIES)

    def __init__(self, *args, programmes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]


class LayoutForm(Versioned, forms.ModelForm):
    """A field and a heading for each column; a column without a field is left out."""

    class Meta:
        model = PaymentLayout
        fields = ("file_format",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        stored = self.instance.columns
        choices = [("", "–"), *PayField.choices]
        for number in range(COLUMNS):
            column = stored[number] if number < len(stored) else {"field": "", "heading": ""}
            told = {"number": number + 1}
            self.fields[f"field_{number}"] = forms.ChoiceField(
                label=_("Column %(number)s") % told, choices=choices, required=False
            )
            self.initial |= {f"field_{number}": column["field"], f"heading_{number}": column["heading"]}
            self.fields[f"heading_{number}"] = forms.CharField(
                label=_("Heading of column %(number)s, as the bank wants it") % told,
                max_length=120,
                required=False,
            )

    def clean(self):
        cleaned = super().clean()
        columns = [
            {"field": cleaned[f"field_{number}"], "heading": cleaned.get(f"heading_{number}", "")}
            for number in range(COLUMNS)
            if cleaned.get(f"field_{number}")
        ]
        names = [column["field"] for column in columns]
        if not {PayField.CLAIM, PayField.AMOUNT, PayField.NUMBER} <= set(names):
            self.add_error(
                "field_0", _("Reference of the claim, amount and number are needed: without them nobody can pay.")
            )
        if len(set(names)) != len(names):
            self.add_error("field_0", _("Each field may be in one column only."))
        self.instance.columns = columns
        return cleaned
