"""Among whom applications are shared out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.models import User


class ShareForm(forms.Form):
    officers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Among whom?"),
        help_text=_(
            "Whoever looks after fewest open applications gets the next one. Those with an officer keep theirs."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one officer."),
            "invalid_choice": _("Choose from the list."),
            "invalid_pk_value": _("Choose from the list."),
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = User.objects.officers()
