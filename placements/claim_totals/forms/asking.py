"""Which sums are asked for."""

import datetime

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.typed.days import Near
from skills_match.models import Programme

from ...enums import TotalsBy
from ...models import Claim

_DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "validators": [Near(back=10, ahead=1)]}


class TotalsFilter(Filter):
    by = forms.ChoiceField(label=_("Sums by"), choices=TotalsBy)
    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none(), empty_label=_("All"))
    since = forms.DateField(label=_("Approved from"), **_DAY)
    until = forms.DateField(label=_("Approved until"), **_DAY)

    def __init__(self, *args, programmes: QuerySet[Programme], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]

    @property
    def chosen(self) -> TotalsBy:
        return TotalsBy(self.values.get("by", TotalsBy.PROGRAMME))

    def narrow(self, claims: QuerySet[Claim]) -> QuerySet[Claim]:
        told = self.values
        if "programme" in told:
            claims = claims.filter(placement__application__assignment__programme=told["programme"])
        if "since" in told:
            claims = claims.filter(approved_at__gte=_midnight(told["since"]))
        if "until" in told:
            claims = claims.filter(approved_at__lt=_midnight(told["until"] + datetime.timedelta(days=1)))
        return claims


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
