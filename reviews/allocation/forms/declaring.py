"""A reviewer says that they must not judge a file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ConflictForm(forms.Form):
    text = forms.CharField(
        label=_("What is your link to this person or file?"),
        help_text=_(
            "For example: we work together, we are related, I wrote the reference. Only the office reads this."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say in a few words what the link is.")},
    )
