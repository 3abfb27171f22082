"""Who passes a link on, and where it leads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import TitleField

from ...enums import Sender
from ...models import Assignment


class OutreachLinkForm(forms.Form):
    name = TitleField(
        label=_("Who passes it on"), max_length=120, help_text=_("For instance: Tanzanian nurses in Oslo.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Sender, widget=forms.RadioSelect)
    assignment = forms.ModelChoiceField(
        label=_("Leads to"),
        queryset=Assignment.objects.none(),
        required=False,
        empty_label=_("The list of assignments"),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = Assignment.objects.open().for_lists().order_by("reference")
