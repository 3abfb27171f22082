"""Who takes the free seats of a mission."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from skills_match.models import Application

from ..seats import MissionSeat

_PREFIX = "seat_"


class _Candidates(forms.ModelChoiceField):
    def label_from_instance(self, row: Application) -> str:
        name = row.snapshot.get("name") or str(row.profile)
        return f"{name} – {row.get_state_display()}"


class FillSeatsForm(forms.Form):
    """A choice for each free seat; those that are left empty stay free."""

    def __init__(
        self, *args: Any, free: Iterable[MissionSeat], candidates: QuerySet[Application], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for seat in free:
            before = seat.application.snapshot.get("name") or str(seat.application.profile)
            label = _("Seat %(number)s, before: %(name)s") % {"number": seat.number, "name": before}
            field = _Candidates(candidates, label=label, required=False, empty_label=_("Stays free"))
            self.fields[f"{_PREFIX}{seat.number}"] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Choose somebody for one seat at least."))
        return cleaned

    @property
    def chosen(self) -> dict[int, Application]:
        return {int(name.removeprefix(_PREFIX)): row for name, row in self.cleaned_data.items() if row}
