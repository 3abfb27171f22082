"""The photo of a speaker in a form, typed by the team or by the speaker."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.pictures.forms import PictureField

from ...models import Speaker, SpeakerPhoto

ACCEPTED = "image/jpeg,image/png,image/webp"
#: Pixels of the shorter side, and how much longer the other one may be: less is no face that anybody knows.
SMALLEST, LONGEST = 200, 3


class PhotoFields(forms.Form):
    """`photo` for a new one, `without_photo` where there is one."""

    photo = PictureField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("A face on a calm ground. Without a photo initials are shown."),
    )
    without_photo = forms.BooleanField(label=_("Take the photo away"), required=False)

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        if photo:
            shorter, longer = sorted(photo.image.get_size())
            if shorter < SMALLEST or longer > LONGEST * shorter:
                told = {"pixels": SMALLEST}
                text = _(
                    "Choose a photo that is at least %(pixels)s pixels wide and high, and not much longer than wide."
                )
                raise forms.ValidationError(text % told)
        return photo

    def show_photo_fields(self, speaker: Speaker) -> SpeakerPhoto | None:
        """Returns what is shown now; where there is nothing, nothing can be taken away."""
        found = SpeakerPhoto.objects.filter(speaker=speaker).first() if speaker.pk else None
        if found is None:
            del self.fields["without_photo"]
        else:
            self.fields["photo"].help_text = _("There is a photo. Another one takes its place.")
        return found

    @property
    def takes_photo_away(self) -> bool:
        return bool(self.cleaned_data.get("without_photo"))
