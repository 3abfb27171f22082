"""The name on the check page, and withdrawing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Certificate


class NameForm(Versioned, forms.ModelForm):
    class Meta:
        model = Certificate
        fields = ["is_named"]
        labels = {"is_named": _("Whoever checks my certificate may read my name")}


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("Only its owner and the office read this."),
        max_length=Certificate._meta.get_field("withdrawn_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
