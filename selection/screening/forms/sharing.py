"""Among whom applications are shared out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.rows import RowsField
from diaspora.models import User


class ShareForm(forms.Form):
    officers = RowsField(
        User.objects.none(),
        label=_("Among whom?"),
        help_text=_(
            "Whoever looks after fewest open applications gets the next one. Those with an officer keep theirs."
        ),
        error_messages={"required": _("Choose at least one officer.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = User.objects.officers()
