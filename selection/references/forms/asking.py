"""Whom the office asks."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from diaspora.models import Referee


class AskRefereeForm(forms.Form):
    """One of the `referees` that can be asked by e-mail."""

    referee = forms.ChoiceField(
        label=_("Who is asked?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one.")}
    )
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect, initial="en"
    )

    def __init__(self, *args, referees: list[Referee], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.referees = {str(referee.pk): referee for referee in referees}
        self.fields["referee"].choices = [
            (pk, ", ".join(part for part in (each.name, each.position, each.organisation, each.email) if part))
            for pk, each in self.referees.items()
        ]
