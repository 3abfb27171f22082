"""What organisers write to delegates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ..models import Event, EventMessage


class EventMessageForm(Versioned, forms.ModelForm):
    class Meta:
        model = EventMessage
        fields = ("readers", "category", "subject_en", "text_en", "subject_sw", "text_sw")
        widgets = dict.fromkeys(("text_en", "text_sw"), forms.Textarea(attrs={"rows": 8}))
        help_texts = {"text_en": _("Each delegate reads it in the language of their letters.")}

    def __init__(self, *args, event: Event, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.event = event
        category = self.fields["category"]
        category.queryset = event.categories.all()  # type: ignore[attr-defined]
        category.empty_label = _("All categories")  # type: ignore[attr-defined]
