"""Writing to the programme office, and answering."""

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from ..models import ContactMessage


class ContactForm(forms.ModelForm):
    """Topic, who, what. `website` is a trap: people do not see it, machines fill it in."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = ContactMessage
        fields = ["topic", "name", "email", "text"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "text": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "email": _("We send the answer there."),
            "text": _("Please write no passport numbers, bank details or health data."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.append(MinLengthValidator(5))
        self.order_fields(["topic", "name", "email", "text", "website"])

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class ContactAnswerForm(forms.ModelForm):
    class Meta:
        model = ContactMessage
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "answer": _("It is sent by e-mail, with the message below it. Write in the language of the message.")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True
