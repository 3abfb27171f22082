"""What a speaker types about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Speaker
from ..claiming import agree


class OwnProfileForm(Versioned, forms.ModelForm):
    is_named = forms.BooleanField(
        label=_("Name me in the programme"),
        required=False,
        help_text=_("Without this your sessions stay in the programme, and your name does not."),
    )

    class Meta:
        model = Speaker
        fields = ("role_en", "role_sw", "biography_en", "biography_sw", "language")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_named"] = self.instance.consented_on is not None

    def save(self, commit: bool = True) -> Speaker:
        """Only what was typed: the organisers may have changed the rest meanwhile."""
        speaker = super().save(commit=False)
        agree(speaker=speaker, is_named=self.cleaned_data["is_named"])
        speaker.save(update_fields=[*self._meta.fields, "consented_on"])
        return speaker
