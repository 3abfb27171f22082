"""The two small forms beside every record of the programme office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.models import OfficeNote, User


class NoteForm(forms.ModelForm):
    class Meta:
        model = OfficeNote
        fields = ["text"]
        error_messages = {"text": {"required": _("Write the note first.")}}


class AssignForm(forms.Form):
    officer = forms.ModelChoiceField(User.objects.none(), required=False, label=_("Officer"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = User.objects.officers()
