"""What finance types about appeals and gifts."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

from ..appeals.names import given_names
from ..enums import AppealEnd, GiftState


class EndForm(forms.Form):
    end = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[
            ("by_goal", _("Its time is over: reached or missed, as the settled gifts say")),
            ("cancelled", AppealEnd.CANCELLED.label),
        ],
        widget=forms.RadioSelect,
    )


class DeclineGiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with finance. The giver reads only that we cannot take the gift."),
        error_messages={"required": _("Give a reason.")},
    )


class NameReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays inside, with your name. Neither the giver nor readers see it."),
        error_messages={"required": _("Give a reason.")},
    )


class NameFilter(Filter):
    q = forms.CharField(label=_("Name"), max_length=100)
    show = forms.ChoiceField(label=_("Show"), choices=[("", _("All")), ("hidden", _("Only hidden names"))])

    def narrow(self, appeal):
        rows = given_names(appeal, self.values.get("q", ""))
        return rows.exclude(hidden=None) if self.values.get("show") else rows


class GiftFilter(Filter):
    """`show` is a pile that waits, or everything."""

    PILES = {
        "waiting": {"state": GiftState.WAITING},
        "look": {"look_due_at__isnull": False},
        "failing": {"subscription__state": "failing"},
        "monthly": {"subscription__state__in": ["active", "failing", "paused"]},
    }
    q = forms.CharField(label=_("Name or e-mail address"), max_length=100)
    show = forms.ChoiceField(
        label=_("Show"),
        choices=[
            ("", _("All")),
            ("waiting", GiftState.WAITING.label),
            ("look", _("Large gifts that became anonymous")),
            ("failing", _("Monthly gifts that fail")),
            ("monthly", _("Monthly gifts that run")),
        ],
    )

    def narrow(self, gifts):
        if text := self.values.get("q"):
            gifts = gifts.filter(Q(name__icontains=text) | Q(homage_name__icontains=text) | Q(email__iexact=text))
        return gifts.filter(**self.PILES.get(self.values.get("show", ""), {}))
