"""The work plan as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from casework.typed.versions import Versioned

from ...life.forms.days import already_come
from ...models import Deliverable

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class AddDeliverableForm(forms.ModelForm):
    class Meta:
        model = Deliverable
        fields = ["text", "due_on"]
        labels = {"text": _("What will be there?"), "due_on": _("By when?")}
        help_texts = {"text": _("Something that can be checked: a manual, ten trained nurses, a working register.")}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "due_on": DAY["widget"],
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].validators.append(Near(back=5, ahead=5))


class DeliverableForm(Versioned, AddDeliverableForm):
    upload = forms.FileField(
        label=_("Evidence"),
        help_text=_("PDF or Word, at most 5 MB. Expert, institution and programme office can open it."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )

    class Meta(AddDeliverableForm.Meta):
        fields = ["text", "due_on", "done_on", "note"]
        labels = {
            **AddDeliverableForm.Meta.labels,
            "done_on": _("Done on"),
            "note": _("Where is it, and who uses it?"),
        }
        widgets = {
            **AddDeliverableForm.Meta.widgets,
            "done_on": DAY["widget"],
            "note": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        return day and already_come(day)
