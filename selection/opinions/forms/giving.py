"""What a reviewer at the host writes about an applicant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import HostOpinion


class OpinionForm(Versioned, forms.ModelForm):
    recommends = forms.TypedChoiceField(
        label=_("Do you recommend this person?"),
        choices=[("yes", _("Yes, I recommend")), ("no", _("No, I do not recommend"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you recommend this person.")},
    )

    class Meta:
        model = HostOpinion
        fields = ["recommends", "text"]
        labels = {"text": _("Why?")}
        help_texts = {
            "text": _(
                "The programme office and your colleagues read this. Write fairly: everybody may ask for what is kept "
                "about them."
            )
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "dir": "auto"})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["recommends"] = "yes" if self.instance.recommends else "no"
