"""What an officer types on the page of any record: a note, and who looks after it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.models import OfficeNote, User


class NoteForm(forms.ModelForm):
    """A note on a record: a part of its page, with names of its own."""

    class Meta:
        model = OfficeNote
        fields = ["text"]
        labels = {"text": _("New note")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}
        error_messages = {"text": {"required": _("Write the note first.")}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, prefix="note", **kwargs)


class AssignForm(Versioned, forms.Form):
    """Which officer looks after a record."""

    has_page = False
    marks_optional = False
    officer = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        label=_("Officer"),
        empty_label=_("Nobody yet"),
        error_messages={"invalid_choice": _("Choose somebody from the programme office.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, prefix="assign", **kwargs)
        self.fields["officer"].queryset = User.objects.officers()
