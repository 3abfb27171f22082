"""What a person says to an offer part by part, and asks for instead."""

from typing import Any

from django import forms
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from casework.typed.versions import Versioned

from ...enums import ElementAnswerKind
from ...models import CounterOffer, ElementAnswer
from ...offers.elements import Element

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ElementsForm(Versioned, forms.Form):
    """For each element the answer, in `says-<key>`, and the words, in `text-<key>`. Whatever is left open is not
    answered yet."""

    def __init__(self, *args, elements: list[Element], **kwargs) -> None:
        said = {element.key: element.answer for element in elements if element.answer}
        stored = {f"says-{key}": answer.says for key, answer in said.items()}
        stored |= {f"text-{key}": answer.text for key, answer in said.items()}
        super().__init__(*args, initial=stored, **kwargs)
        self.elements = elements
        fields: dict[str, forms.Field] = {}
        for element in elements:
            fields[f"says-{element.key}"] = forms.ChoiceField(
                label=element.label,
                help_text=linebreaksbr(element.told),
                choices=ElementAnswerKind.choices,
                widget=forms.RadioSelect,
                required=False,
            )
            fields[f"text-{element.key}"] = forms.CharField(
                label=_("Your words about it"),
                required=False,
                max_length=ElementAnswer._meta.get_field("text").max_length,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )
        self.fields = {**fields, **self.fields}
        self.needed_sometimes = [f"text-{element.key}" for element in elements]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for element in self.elements:
            said, words = f"says-{element.key}", f"text-{element.key}"
            says, text = data.get(said), data.get(words)
            if text and not says and said not in self.errors:
                self.add_error(said, _("Say what your words are: a question, or why it does not work."))
            if says and says != ElementAnswerKind.AGREED and not text and words not in self.errors:
                self.add_error(words, _("Write your question, or what would work for you."))
        return data

    def answers(self) -> dict[str, tuple[str, str]]:
        data = self.cleaned_data
        return {
            element.key: (data[f"says-{element.key}"], data[f"text-{element.key}"])
            for element in self.elements
            if data[f"says-{element.key}"]
        }


class CounterOfferForm(forms.Form):
    starts_on = forms.DateField(
        label=_("First day that suits you"), required=False, widget=_DAY, validators=[Near(back=0, ahead=3)]
    )
    ends_on = forms.DateField(
        label=_("Last day that suits you"), required=False, widget=_DAY, validators=[Near(back=0, ahead=3)]
    )
    until = forms.DateField(
        label=_("I need time to answer until"),
        help_text=_("For example until your employer has decided. The place is kept for you if the office agrees."),
        required=False,
        widget=_DAY,
        validators=[Near(back=0, ahead=2)],
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The programme office reads it. The institution reads the days, not the reason."),
        max_length=CounterOffer._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Say why you ask.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if not self.errors.keys() & {"starts_on", "ends_on", "until"}:
            if first and not last:
                self.add_error("ends_on", _("Write the last day too."))
            elif last and not first:
                self.add_error("starts_on", _("Write the first day too."))
            elif first and last < first:
                self.add_error("ends_on", _("The last day cannot be before the first day."))
            elif not first and not data.get("until"):
                self.add_error(None, _("Ask for other days, for more time, or for both."))
        return data
