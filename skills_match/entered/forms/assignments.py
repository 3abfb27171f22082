"""For which institution an officer begins a request, and how it came."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.enums import InstitutionState
from diaspora.models import Institution

from ...enums import EnteredFrom


class BeginAssignmentForm(forms.Form):
    institution = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Institution.objects.none(),
        help_text=_("Only approved institutions ask for experts."),
    )
    came = forms.ChoiceField(label=_("How did it come?"), choices=EnteredFrom, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        approved = Institution.objects.filter(state=InstitutionState.APPROVED).prefetch_related("names")
        self.fields["institution"].queryset = approved.order_by("pk")
