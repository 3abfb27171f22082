"""The filters of the office's list of placements."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.models import Region
from skills_match.enums import Mode

from ...enums import PlacementState
from ...models import Placement, Visit
from ...visits.waiting import unconfirmed


class PlacementFilter(Filter):
    SORTS = {
        "next": (_("Last day first"), ["ends_on", "pk"]),
        "newest": (_("Newest first"), ["-starts_on", "-pk"]),
        "name": (_("By name"), ["application__profile__user__last_name", "pk"]),
    }
    q = forms.CharField(label=_("Name or reference"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All")),
            ("running", _("Planned or on assignment")),
            ("over", _("On assignment, last day over")),
            *PlacementState.choices,
        ],
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=[("", _("All")), *Mode.choices])
    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.none(), empty_label=_("All"))
    unconfirmed = forms.BooleanField(label=_("Arrival or departure not confirmed"))
    sort = forms.ChoiceField(label=_("Order"), choices=[(name, label) for name, (label, _order) in SORTS.items()])

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()

    def narrow(self, placements: QuerySet[Placement]) -> QuerySet[Placement]:
        chosen = self.values
        if "q" in chosen:
            placements = placements.named(chosen["q"])
        if chosen.get("state") == "running":
            placements = placements.running()
        elif chosen.get("state") == "over":
            placements = placements.past_its_end()
        elif "state" in chosen:
            placements = placements.filter(state=chosen["state"])
        if "mode" in chosen:
            placements = placements.filter(mode=chosen["mode"])
        if "region" in chosen:
            placements = placements.filter(application__assignment__region=chosen["region"])
        if "unconfirmed" in chosen:
            placements = placements.filter(pk__in=Visit.objects.filter(unconfirmed()).values("placement"))
        return placements.order_by(*self.SORTS[chosen.get("sort", "next")][1])
