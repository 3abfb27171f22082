"""What a speaker types about themselves."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Speaker
from ..claiming import agree
from ..photos import show_photo, take_photo_away
from .photos import PhotoFields


class OwnProfileForm(PhotoFields, Versioned, forms.ModelForm):
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
        self.show_photo_fields(self.instance)
        self.fields["photo"].label = _("Photo, shown with your name in the programme")

    def clean(self):
        super().clean()
        if self.cleaned_data.get("photo") and not self.cleaned_data.get("is_named"):
            self.add_error("photo", _("A photo is shown with a name only: tick that you want to be named."))
        return self.cleaned_data

    @transaction.atomic
    def save(self, commit: bool = True) -> Speaker:
        """Only what was typed: the organisers may have changed the rest meanwhile."""
        speaker = super().save(commit=False)
        agree(speaker=speaker, is_named=self.cleaned_data["is_named"])
        speaker.save(update_fields=[*self._meta.fields, "consented_on"])
        if upload := self.cleaned_data["photo"]:
            show_photo(speaker=speaker, upload=upload, agreed_on=timezone.localdate())
        elif self.takes_photo_away or not self.cleaned_data["is_named"]:
            take_photo_away(speaker=speaker)
        return speaker
