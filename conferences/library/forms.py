"""What an editor types about a publication that is made of a session."""

from django import forms
from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import TitleField

from ..models import Session
from .taking import TEXTS

_LABELS = {"title": _("Title"), "summary": _("In one or two sentences"), "publisher": _("Publisher")}


class PublicationForm(forms.Form):
    """The texts in each language, begun with those of the programme."""

    def __init__(self, *args, session: Session, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sources = {"title": session, "summary": session, "publisher": session.event}
        columns = {"title": "title", "summary": "abstract", "publisher": "organisers"}
        for code, language in settings.FULL_LANGUAGES:
            for name, longest in TEXTS.items():
                known = getattr(sources[name], f"{columns[name]}_{code}") or ""
                widget = forms.Textarea(attrs={"rows": 3}) if name == "summary" else None
                self.fields[f"{name}_{code}"] = TitleField(
                    label=f"{_LABELS[name]} ({language})",
                    max_length=longest,
                    initial=Truncator(" ".join(known.split())).chars(longest),
                    **({"widget": widget} if widget else {}),
                )

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        languages = [code for code, _name in settings.FULL_LANGUAGES]
        return {code: {name: self.cleaned_data[f"{name}_{code}"] for name in TEXTS} for code in languages}
