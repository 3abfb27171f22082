"""A question and its answer for everybody, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import PublicAnswer


class PublicAnswerForm(Versioned, forms.ModelForm):
    class Meta:
        model = PublicAnswer
        fields = ["question_en", "question_sw", "answer_en", "answer_sw"]
        labels = {
            "question_en": _("Question in English"),
            "question_sw": _("Question in Kiswahili"),
            "answer_en": _("Answer in English"),
            "answer_sw": _("Answer in Kiswahili"),
        }
        help_texts = {"question_en": _("In your own words: nobody should see from it who asked.")}
        widgets = {
            "answer_en": forms.Textarea(attrs={"rows": 4}),
            "answer_sw": forms.Textarea(attrs={"rows": 4}),
        }
