"""Naming somebody at the host."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Supervisor

_FIELD = Supervisor._meta.get_field


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=_FIELD("name").max_length)
    position = forms.CharField(label=_("Position"), max_length=_FIELD("position").max_length, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=_FIELD("email").max_length,
        help_text=_("We ask there, without an account, what has stayed of the work. Leave it empty if there is none."),
        required=False,
    )


class SupervisorForm(Versioned, PersonForm):
    takes_over = forms.TypedChoiceField(
        label=_("Is this somebody else?"),
        choices=[("no", _("No, the same person, written better")), ("yes", _("Yes, somebody takes over from today"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether somebody else takes over.")},
    )
