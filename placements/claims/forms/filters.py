"""The filters of the list of claims."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter

from ...enums import TO_SETTLE, ClaimKind, ClaimState
from ...models import Claim, Placement


class ClaimFilter(Filter):
    q = forms.CharField(label=_("Name or reference"), max_length=100)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All")), *ClaimKind.choices, (TO_SETTLE, _("Advances to settle: the assignment is over"))],
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *[each for each in ClaimState.choices if each[0] != "draft"]]
    )

    def narrow(self, claims: QuerySet[Claim]) -> QuerySet[Claim]:
        chosen = self.values
        if "q" in chosen:
            claims = claims.filter(placement__in=Placement.objects.named(chosen["q"]))
        if chosen.get("kind") == TO_SETTLE:
            claims = claims.to_settle()  # type: ignore[attr-defined]
        elif "kind" in chosen:
            claims = claims.filter(kind=chosen["kind"])
        if "state" in chosen:
            claims = claims.filter(state=chosen["state"])
        return claims.order_by("in_state_since", "pk")
