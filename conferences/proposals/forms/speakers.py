"""What somebody types who proposes something, or is asked to speak along."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.name_fields import NameField

from ...models import CoSpeaker, Proposal


class BeginForm(forms.Form):
    """Enough for a draft, and for the letter with its address."""

    name = NameField(label=_("Your name"), max_length=120)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send the link to your proposal there."),
    )
    letters = forms.ChoiceField(label=_("Language of our letters"), choices=settings.FULL_LANGUAGES)


class ProposalForm(Versioned, forms.ModelForm):
    """A draft may have gaps; handing in asks for the title, the text and the answers that are required."""

    class Meta:
        model = Proposal
        fields = ("title", "abstract", "kind", "language", "level", "track", "name", "role", "biography", "is_named")
        widgets = {"abstract": forms.Textarea(attrs={"rows": 8}), "biography": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, is_handed_in: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.is_handed_in = is_handed_in
        event = self.instance.event
        if event.tracks.exists():
            self.fields["track"].queryset = event.tracks.all()  # type: ignore[attr-defined]
        else:
            del self.fields["track"]
        given = {answer.question_id: answer.text for answer in self.instance.answers.all()}
        self.questions = list(event.call_questions.all())
        for question in self.questions:
            self.fields[f"q{question.pk}"] = forms.CharField(label=question.text, max_length=1000, required=False)
            self.initial[f"q{question.pk}"] = given.get(question.pk, "")

    def clean(self):
        cleaned = super().clean()
        needed = ["title", "abstract", *(f"q{each.pk}" for each in self.questions if each.is_required)]
        if self.is_handed_in:
            for name in needed:
                if name in cleaned and not cleaned[name]:
                    self.add_error(name, _("Fill this in before you hand the proposal in."))
        return cleaned

    @property
    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}

    @property
    def answers(self) -> dict[int, str]:
        return {each.pk: self.cleaned_data[f"q{each.pk}"] for each in self.questions}


class CoSpeakerForm(forms.Form):
    """Somebody else who would speak."""

    name = NameField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class AgreeForm(Versioned, forms.ModelForm):
    class Meta:
        model = CoSpeaker
        fields = ("name", "role", "biography")
        widgets = {"biography": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"biography": _("It may be public in the programme.")}
