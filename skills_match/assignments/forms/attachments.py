"""A document that goes with an assignment."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ...models import Attachment


class AttachmentForm(forms.ModelForm):
    document = forms.FileField(
        label=_("File"),
        help_text=_("PDF or Word (DOCX), 5 MB at most, without a password."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )

    class Meta:
        model = Attachment
        fields = ["title", "language"]
        labels = {"title": _("Title of the document"), "language": _("In which language is it written?")}
        help_texts = {"title": _("For instance: Terms of reference.")}
        widgets = {"language": forms.RadioSelect}
        error_messages = {
            "title": {"required": _("Write a title.")},
            "language": {"required": _("Choose the language of the document.")},
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, _(name)) for code, name in settings.FULL_LANGUAGES]
