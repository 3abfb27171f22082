"""What the registration team types about one registration, and looks for in the list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

from ...enums import RegistrationState


class RegistrationFilter(Filter):
    q = forms.CharField(label=_("Name, e-mail address or code of a ticket"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), *(pair for pair in RegistrationState.choices if pair[0] != RegistrationState.NEW)],
    )

    def narrow(self, registrations):
        values = self.values
        if text := values.pop("q", ""):
            names = Q(name__icontains=text) | Q(delegates__name__icontains=text)
            exact = Q(email__iexact=text) | Q(delegates__code=text.upper().replace("-", ""))
            registrations = registrations.filter(names | exact).distinct()
        if values.get("state") == RegistrationState.WAITING:
            registrations = registrations.order_by("-is_first", "waiting_since", "pk")
        return registrations.filter(**values)


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it."),
        error_messages={"required": _("Give a reason.")},
    )
