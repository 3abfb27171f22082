"""What the team types about a session that one signs up for."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..enums import INTERNAL_KINDS, SessionKind
from ..events.forms import EventPartForm
from ..models import SessionPlaces
from ..programme.reading import released
from .places import settle


class SessionPlacesForm(EventPartForm):
    #: Delegates write it while the form is open.
    left_alone = ("taken",)

    class Meta:
        model = SessionPlaces
        fields = ("session", "size", "check_in_list")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["session"]
        field.queryset = field.queryset.exclude(kind__in={*INTERNAL_KINDS, SessionKind.BREAK})  # type: ignore[attr-defined]
        if self.instance.pk:
            field.disabled = True

    def clean_size(self) -> int:
        size = self.cleaned_data["size"]
        if self.instance.pk and size < SessionPlaces.objects.get(pk=self.instance.pk).taken:
            raise forms.ValidationError(_("More places are taken already."))
        return size

    @transaction.atomic
    def save(self, commit: bool = True) -> SessionPlaces:
        """Whoever waits gets what is added. Held before anything is written: nobody takes a place meanwhile."""
        SessionPlaces.objects.select_for_update(no_key=True).filter(pk=self.instance.pk).first()
        saved = super().save(commit)
        settle(saved, released(self.event))
        return saved
