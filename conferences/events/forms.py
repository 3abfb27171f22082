"""What organisers type about an event."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from casework.typed.versions import Versioned
from diaspora.models import User

from ..enums import ALIVE, EventState, TeamRole
from ..models import Event, EventPartner, Room, TeamMember, Track, Venue
from .team import ONE_ORGANISER, is_last_organiser

#: Words of addresses next to those of events.
_TAKEN = {"add"}
#: Of an event, from its first day to its last.
LONGEST = datetime.timedelta(days=62)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


#: The clock begins and ends an event in these states by its days, and nobody takes that back.
_BY_THE_CLOCK = {EventState.ANNOUNCED, EventState.OPEN, EventState.FULL, EventState.CLOSED, EventState.RUNNING}


class DaysOfEvent(forms.ModelForm):
    """The first and the last day, as a calendar on a wall could have them."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in {"starts_on", "ends_on", "refund_until", "changes_until"} & set(self.fields):
            self.fields[name].validators.append(Near(back=30, ahead=10))

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last - first > LONGEST:
            self.add_error("ends_on", _("An event lasts two months at most."))
        if self.instance.state in _BY_THE_CLOCK:
            self._keep_it_coming()
        return cleaned

    def _keep_it_coming(self) -> None:
        today = self.instance.today
        last, first = self.cleaned_data.get("ends_on"), self.cleaned_data.get("starts_on")
        if "ends_on" in self.changed_data and last and last < today:
            self.add_error(
                "ends_on", _("This day is past: the event would be over at once, for everybody and for ever.")
            )
        has_begun = self.instance.state == EventState.RUNNING
        if "starts_on" in self.changed_data and first and first < today and not has_begun:
            self.add_error("starts_on", _("This day is past: the event would begin at once."))


class NewEventForm(DaysOfEvent):
    """An event, and the first words of its page in each language."""

    class Meta:
        model = Event
        fields = (
            "kind",
            "title_en",
            "title_sw",
            "slug",
            "summary_en",
            "summary_sw",
            "place_en",
            "place_sw",
            "starts_on",
            "ends_on",
            "time_zone",
        )
        widgets = {"starts_on": DAY, "ends_on": DAY}

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug in _TAKEN:
            raise forms.ValidationError(_("Choose another one: this word stands for a page already."))
        return slug


class EventForm(Versioned, DaysOfEvent):
    class Meta:
        model = Event
        fields = (
            "kind",
            "title_en",
            "title_sw",
            "summary_en",
            "summary_sw",
            "place_en",
            "place_sw",
            "starts_on",
            "ends_on",
            "time_zone",
            "organisers_en",
            "organisers_sw",
            "contact_email",
            "conduct_en",
            "conduct_sw",
            "currency",
            "refund_percent",
            "refund_until",
            "changes_until",
            "edition_of",
        )
        widgets = dict.fromkeys(("starts_on", "ends_on", "refund_until", "changes_until"), DAY)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition_of"].queryset = Event.objects.exclude(pk=self.instance.pk)

    def clean_currency(self) -> str:
        """What was paid and asked for is kept in the smallest unit of the currency of its day."""
        currency = self.cleaned_data["currency"]
        if "currency" in self.changed_data and self.instance.registrations.filter(amount_minor__gt=0).exists():
            raise forms.ValidationError(_("People have registered at prices in the other currency: it stays."))
        return currency

    def clean(self):
        cleaned = super().clean()
        if {"refund_percent", "refund_until"} & set(self.changed_data) and self._is_harder():
            self.add_error(
                "refund_percent", _("People have registered by this rule: it can only give them more, or for longer.")
            )
        return cleaned

    def _is_harder(self) -> bool:
        """Whether somebody who registered would get back less than what was promised."""
        before, percent = self.initial, self.cleaned_data.get("refund_percent")
        day = self.cleaned_data.get("refund_until")
        if not before["refund_percent"] or not before["refund_until"] or before["refund_until"] < self.instance.today:
            return False
        is_less = percent is None or percent < before["refund_percent"] or day is None or day < before["refund_until"]
        return is_less and self.instance.registrations.filter(amount_minor__gt=0, state__in=ALIVE).exists()

    def save(self, commit: bool = True) -> Event:
        """Only what was typed: the state may have moved since the page was read."""
        event = super().save(commit=False)
        event.save(update_fields=[*self._meta.fields, "changed_at"])
        return event


class EventPartForm(Versioned, forms.ModelForm):
    """A row that belongs to one event; it can choose among rows of that event only."""

    #: Columns that others write while the form is open.
    left_alone: tuple[str, ...] = ()

    def __init__(self, *args, event: Event, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.event = self.instance.event = event
        self.by = by
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and hasattr(queryset.model, "event"):
                field.queryset = queryset.filter(event=event)

    def save(self, commit: bool = True):
        if self.instance.pk is None:
            return super().save(commit)
        row = super().save(commit=False)
        columns = [field.name for field in row._meta.concrete_fields if not field.primary_key]
        row.save(update_fields=[name for name in columns if name not in self.left_alone])
        self.save_m2m()
        return row


class VenueForm(EventPartForm):
    class Meta:
        model = Venue
        fields = ("name_en", "name_sw", "address")


class RoomForm(EventPartForm):
    class Meta:
        model = Room
        fields = ("venue", "name_en", "name_sw", "capacity")


class TrackForm(EventPartForm):
    class Meta:
        model = Track
        fields = ("name_en", "name_sw")


class PartnerForm(EventPartForm):
    class Meta:
        model = EventPartner
        fields = ("name", "level_en", "level_sw", "stand", "institution", "address", "sort_order")


class TeamMemberForm(EventPartForm):
    """Somebody with an account, by address: nobody browses accounts here."""

    email = forms.EmailField(label=_("E-mail address of the account"), max_length=254)

    class Meta:
        model = TeamMember
        fields = ("role",)

    field_order = ("email", "role")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["email"] = self.instance.user.email

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("No account has this address. The person signs up first."))
        self.instance.user = user
        return email

    def clean_role(self) -> str:
        """An organiser does everything but read passports, and does not become somebody who may by a form."""
        role = self.cleaned_data["role"]
        if role == TeamRole.VISAS and self.cleaned_data.get("email", "").lower() == self.by.email.lower():
            raise forms.ValidationError(_("Nobody gives themselves this role. Ask another organiser."))
        if self.instance.pk and role != TeamRole.ORGANISER and is_last_organiser(self.instance):
            raise forms.ValidationError(ONE_ORGANISER)
        return role

    def clean(self):
        same = TeamMember.objects.filter(event=self.event, role=self.cleaned_data.get("role"))
        if self.instance.user_id and same.filter(user=self.instance.user_id).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This person has this role already."))
        return self.cleaned_data


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who has a place reads it."),
        error_messages={"required": _("Give a reason.")},
    )
