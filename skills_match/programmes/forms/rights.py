"""Giving and ending rights in a programme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.models.overlaps import FIRST, LAST
from diaspora.models import User

from ...enums import Right
from ...models.querysets import today_in_closing_zone
from .programme import DAY


class _Day(forms.DateField):
    widget = DAY

    def validate(self, value) -> None:
        super().validate(value)
        if value is not None and not FIRST <= value <= LAST:
            raise forms.ValidationError(_("Choose days between 2000 and 2199."))


class RightForm(forms.Form):
    """Somebody with an account, by address: nobody browses accounts here."""

    email = forms.EmailField(label=_("E-mail address of the account"), max_length=254)
    right = forms.TypedChoiceField(label=_("Right"), choices=Right.choices, coerce=lambda value: Right(int(value)))
    starts_on = _Day(label=_("First day"), initial=today_in_closing_zone)
    ends_on = _Day(label=_("Last day"), required=False, help_text=_("Leave it empty for a right without an end."))

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        self.user = User.objects.filter(email__iexact=email, is_active=True).first()
        if self.user is None:
            raise forms.ValidationError(_("No account has this address. The person signs up first."))
        return email

    def clean(self):
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot be before the first day."))
        return self.cleaned_data


class EndRightForm(forms.Form):
    last_day = _Day(
        label=_("Last day"), initial=today_in_closing_zone, help_text=_("Choose yesterday to end it at once.")
    )
