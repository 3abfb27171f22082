"""A story as it is typed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import Side
from ...models import Story
from ..telling import words


class StoryForm(Versioned, forms.ModelForm):
    agrees = forms.BooleanField(label=_("I agree"))

    class Meta:
        model = Story
        fields = ["title", "text", "language", "is_named"]
        labels = {
            "title": _("Title"),
            "text": _("What happened?"),
            "language": _("Language of the story"),
            "is_named": _("With my name"),
        }
        help_texts = {
            "text": _("A few sentences: what was there before, what you did together, what has changed. Name nobody."),
            "is_named": _("Without it readers see “an expert”."),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 8, "dir": "auto"})}

    def __init__(self, *args: Any, side: Side, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = self.fields["text"].required = True
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label, choices=settings.FULL_LANGUAGES
        )
        self.fields["agrees"].help_text = words()
        if side != Side.EXPERT:
            del self.fields["is_named"]

    @property
    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "agrees"}
