"""What the team types about a session that one signs up for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import INTERNAL_KINDS, SessionKind
from ..events.forms import EventPartForm
from ..models import CheckInList, SessionPlaces
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
        if self.instance.pk and size < self.instance.taken:
            raise forms.ValidationError(_("More places are taken already."))
        return size

    def save(self, commit: bool = True) -> SessionPlaces:
        """Whoever waits gets what is added. A list that it had before is that of no session now."""
        if self.instance.pk:
            CheckInList.objects.filter(session_places=self.instance.pk).update(without_session=True)
        saved = super().save(commit)
        CheckInList.objects.filter(pk=saved.check_in_list_id).update(without_session=False)
        settle(saved, released(self.event))
        return saved
