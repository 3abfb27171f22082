"""A line of a workbook with a plan, checked as if it had been typed; and the file itself."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.calendars.zones import local_moment
from diaspora.files.sheets import Named, faults_of, lines_in, rows_named

from ...enums import SessionKind, SessionLevel
from ...models import Event
from ..sheets import BETWEEN, COLUMNS, MOST_ROWS, Planned, ReadPlan, stored
from .plan import AROUND, NOT_THEN

LARGEST = 5 * 1024 * 1024
_YES = {"yes": True, "ndiyo": True, "1": True, "true": True, "no": False, "hapana": False, "0": False, "false": False}


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The plan as an Excel workbook"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Nothing is stored yet: you read first what the file would change."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large: a plan has five megabytes at most."))
        return file


class YesField(forms.CharField):
    def clean(self, value: Any) -> bool:
        typed = super().clean(value).lower()
        if typed not in _YES:
            raise forms.ValidationError(_("Write yes or no."))
        return _YES[typed]


class PlanRowForm(forms.Form):
    """One line; `rows` are the rooms, tracks and speakers of the event by name."""

    key = forms.UUIDField(required=False)
    kind = forms.ChoiceField(choices=SessionKind)
    title_en = forms.CharField(max_length=160)
    title_sw = forms.CharField(max_length=160)
    day = forms.DateField(required=False)
    begins = forms.TimeField(required=False)
    minutes = forms.IntegerField(min_value=5, max_value=24 * 60)
    room = forms.CharField(required=False)
    track = forms.CharField(required=False)
    speakers = forms.CharField(required=False)
    chairs = forms.CharField(required=False)
    confirmed = YesField()
    language = forms.ChoiceField(choices=settings.FULL_LANGUAGES)
    interpreted = YesField()
    level = forms.ChoiceField(choices=SessionLevel)
    expected = forms.IntegerField(required=False, min_value=0, max_value=30_000)
    abstract_en = forms.CharField(required=False, max_length=3000)
    abstract_sw = forms.CharField(required=False, max_length=3000)
    material = forms.URLField(required=False, max_length=200, assume_scheme="https")
    recording = forms.URLField(required=False, max_length=200, assume_scheme="https")

    def __init__(self, *args, event: Event, named: dict[str, Named], known: set[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.named, self.known = event, named, known

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"] or "")
        if key and key not in self.known:
            raise forms.ValidationError(_("No session of this event has this key. Leave it empty for a new session."))
        return key

    def _one(self, name: str) -> int | None:
        typed = self.cleaned_data[name]
        return self.named[name].key_of(typed) if typed else None

    def clean_room(self) -> int | None:
        return self._one("room")

    def clean_track(self) -> int | None:
        return self._one("track")

    def _several(self, name: str) -> list[int]:
        typed = self.cleaned_data[name].replace("\n", BETWEEN).split(BETWEEN.strip())
        return sorted({self.named["speakers"].key_of(each.strip()) for each in typed if each.strip()})

    def clean_speakers(self) -> list[int]:
        return self._several("speakers")

    def clean_chairs(self) -> list[int]:
        return self._several("chairs")

    def clean(self):
        cleaned = super().clean()
        day, begins = cleaned.get("day"), cleaned.get("begins")
        if day and not self.event.starts_on - AROUND <= day <= self.event.ends_on + AROUND:
            self.add_error("day", NOT_THEN)
        if not self.errors.keys() & {"day", "begins"} and bool(day) != bool(begins):
            self.add_error("begins" if day else "day", _("Give day and time, or neither."))
        self.starts_at = "" if self.errors.keys() & {"day", "begins"} else self._moment(day, begins)
        return cleaned

    def _moment(self, day: datetime.date | None, begins: datetime.time | None) -> str:
        if day is None or begins is None:
            return ""
        try:
            return local_moment(day, begins, self.event.zone).astimezone(datetime.UTC).isoformat()
        except (ValueError, OverflowError):
            self.add_error("begins", _("The clocks at the venue leave this time out on that day."))
            return ""

    @property
    def planned(self) -> Planned:
        said = dict(self.cleaned_data)
        for name in ("day", "begins"):
            said.pop(name)
        for name, column in (("room", "room_id"), ("track", "track_id")):
            said[column] = said.pop(name)
        said["is_confirmed"], said["is_interpreted"] = said.pop("confirmed"), said.pop("interpreted")
        said["speakers"] = [pk for pk in said["speakers"] if pk not in said["chairs"]]
        return said | {"starts_at": self.starts_at}


def read_plan(event: Event, raw: bytes) -> ReadPlan:
    """Every line of the file, and every fault in it. Raises NotAsAsked."""
    lists = {"room": event.rooms.all(), "track": event.tracks.all(), "speakers": event.speakers.all()}
    unknown = _("“%(name)s” is not in the lists of this event.")
    named = {name: Named(rows_named(rows), where=unknown) for name, rows in lists.items()}
    known = set(stored(event))
    read = ReadPlan()
    for number, line in lines_in(raw, columns=COLUMNS[1:], most=MOST_ROWS):
        form = PlanRowForm(line, event=event, named=named, known=known)
        if form.is_valid():
            known.discard(form.cleaned_data["key"])  # a second line of one session is a fault
            read.rows.append(form.planned)
        read.faults.extend(faults_of(number, form))
    return read
