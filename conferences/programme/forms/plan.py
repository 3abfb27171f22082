"""What the programme team types: sessions, speakers, and the times of a day on one screen."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.rows import RowsField
from casework.typed.versions import VersionedFormSet
from diaspora.enums import InstitutionState
from diaspora.models import Institution

from ...events.forms import DAY, EventPartForm
from ...events.moments import VenueMoment
from ...models import Event, Session, SessionSpeaker, Speaker, SpeakerPhoto
from ..photos import show_photo, take_photo_away
from ..projects import keep_projects, project_choices
from .photos import PhotoFields

#: Workshops before an event and visits after it belong to its programme.
AROUND = datetime.timedelta(days=7)
NOT_THEN = _("Choose a day of the event, or at most a week before or after it.")


class SlotFields(VenueMoment):
    """When a session begins."""

    moment = "starts_at"

    def _read_slot(self, event: Event) -> None:
        day = self.cleaned_data.get("day")
        if day and not event.starts_on - AROUND <= day <= event.ends_on + AROUND:
            self.add_error("day", NOT_THEN)
        self.read_moment(event.zone)


class SpeakersField(RowsField):
    def __init__(self, **kwargs) -> None:
        super().__init__(queryset=Speaker.objects.all(), required=False, **kwargs)


class SessionForm(EventPartForm, SlotFields):
    speakers = SpeakersField(label=_("Speakers"))
    chairs = SpeakersField(label=_("Who chairs"))
    projects = forms.MultipleChoiceField(
        label=_("Projects that it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their pages are shown with the session, as long as they are published."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    class Meta:
        model = Session
        fields = (
            "kind",
            "title_en",
            "title_sw",
            "abstract_en",
            "abstract_sw",
            "is_confirmed",
            "minutes",
            "room",
            "track",
            "language",
            "is_interpreted",
            "level",
            "expected",
            "material",
            "recording",
            "licence",
            "institution",
        )

    field_order = ("kind", "title_en", "title_sw", "is_confirmed", "day", "clock", "minutes", "room", "track")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.show_moment(self.event.zone)
        approved = Institution.objects.filter(state=InstitutionState.APPROVED)
        self.fields["institution"].queryset = approved  # type: ignore[attr-defined]
        parts = self.instance.parts.all() if self.instance.pk else []
        self.initial["speakers"] = [part.speaker_id for part in parts if not part.is_chair]
        self.initial["chairs"] = [part.speaker_id for part in parts if part.is_chair]
        known = self.instance.projects.values_list("project_key", flat=True) if self.instance.pk else []
        self._show_projects([str(key) for key in known])

    def _show_projects(self, known: list[str]) -> None:
        """One that is not published just now stays chosen, and is no choice."""
        choices = project_choices()
        self.initial["projects"] = known
        self.hidden_projects = set(known) - dict(choices).keys()
        self.fields["projects"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["projects"]

    def clean(self):
        super().clean()
        self._read_slot(self.event)
        return self.cleaned_data

    def save(self, commit: bool = True) -> Session:
        session = super().save(commit)
        chairs = self.cleaned_data["chairs"]
        wanted = {speaker.pk: False for speaker in self.cleaned_data["speakers"]} | {row.pk: True for row in chairs}
        session.parts.exclude(speaker__in=wanted).delete()
        for pk, is_chair in wanted.items():
            SessionSpeaker.objects.update_or_create(session=session, speaker_id=pk, defaults={"is_chair": is_chair})
        keep_projects(session=session, keys=[*self.cleaned_data.get("projects", ()), *self.hidden_projects])
        return session


class SpeakerForm(PhotoFields, EventPartForm):
    photo_agreed_on = forms.DateField(
        label=_("agreed to the photo on"), required=False, widget=DAY, help_text=_("Without this day no photo is kept.")
    )

    class Meta:
        model = Speaker
        fields = (
            "name",
            "role_en",
            "role_sw",
            "biography_en",
            "biography_sw",
            "email",
            "language",
            "consented_on",
            "available_from",
            "available_until",
        )
        widgets = {"consented_on": DAY}

    field_order = (*Meta.fields[:-2], "photo", "without_photo", "photo_agreed_on")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if shown := self.show_photo_fields(self.instance):
            self.initial["photo_agreed_on"] = shown.agreed_on

    def clean(self):
        super().clean()
        if self.cleaned_data.get("photo"):
            if not self.errors.keys() & {"photo_agreed_on"} and not self.cleaned_data.get("photo_agreed_on"):
                self.add_error("photo_agreed_on", _("On which day did this person agree that the photo is shown?"))
            if not self.errors.keys() & {"consented_on"} and not self.cleaned_data.get("consented_on"):
                self.add_error(
                    "consented_on", _("A photo is shown with a name only: this person has to agree to both.")
                )
        return self.cleaned_data

    def save(self, commit: bool = True) -> Speaker:
        speaker, agreed_on = super().save(commit), self.cleaned_data["photo_agreed_on"]
        if upload := self.cleaned_data["photo"]:
            show_photo(speaker=speaker, upload=upload, agreed_on=agreed_on)
        elif self.takes_photo_away or not agreed_on or not speaker.consented_on:
            take_photo_away(speaker=speaker)
        else:
            SpeakerPhoto.objects.filter(speaker=speaker).update(agreed_on=agreed_on)
        return speaker


class SlotForm(SlotFields):
    """One line of the timetable."""

    class Meta:
        model = Session
        fields = ("minutes", "room", "is_confirmed")

    field_order = ("day", "clock", "minutes", "room", "is_confirmed")

    def __init__(self, *args, event: Event, rooms, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["room"].choices = rooms
        self.show_moment(event.zone)

    def clean(self):
        super().clean()
        self._read_slot(self.event)
        return self.cleaned_data

    def clean_room(self):
        room = self.cleaned_data["room"]
        if room and room.event_id != self.event.pk:
            raise forms.ValidationError(_("Choose a room of this event."))
        return room


#: A page may be older than the removal of so many sessions; a form that claims more lines is read no further.
GONE_MEANWHILE = 50


def timetable(event: Event, data=None) -> forms.BaseModelFormSet:
    """All sessions of `event` with their slots, those without one first."""
    rows = event.sessions.order_by("starts_at", "pk")
    rooms = [("", _("No room yet")), *((room.pk, str(room)) for room in event.rooms.order_by("name", "pk"))]
    most = len(rows) + GONE_MEANWHILE
    formset_class = forms.modelformset_factory(
        Session, form=SlotForm, formset=VersionedFormSet, extra=0, max_num=most, absolute_max=most
    )
    return formset_class(data, queryset=rows, form_kwargs={"event": event, "rooms": rooms})
