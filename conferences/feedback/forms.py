"""What a delegate says about one session."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ..enums import Usefulness
from ..models import Feedback


class FeedbackForm(Versioned, forms.ModelForm):
    class Meta:
        model = Feedback
        fields = ("usefulness", "comment")
        widgets = {"comment": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["usefulness"] = forms.TypedChoiceField(
            label=_("How useful was it to you?"), choices=Usefulness, coerce=int, widget=forms.RadioSelect
        )
