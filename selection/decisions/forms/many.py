"""One decision on many applications."""

from copy import deepcopy

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from skills_match.enums import ApplicationState

from .deciding import ApplicationDecisionForm

#: Texts that are written once for each language that somebody among the applicants reads.
_TEXTS = {
    "reason": _("Reason or question, in %(language)s"),
    "terms": _("Terms of the offer, in %(language)s"),
}


class ManyDecisionsForm(ApplicationDecisionForm):
    """As for one, with the texts in each of `languages`, codes of those that are read."""

    def __init__(self, *args, decisions: list[ApplicationState], languages: list[str], **kwargs) -> None:
        super().__init__(*args, decisions=decisions, **kwargs)
        names = dict(settings.FULL_LANGUAGES)
        for text in [name for name in _TEXTS if name in self.fields]:
            field = self.fields.pop(text)
            for code in languages:
                self.fields[f"{text}_{code}"] = deepcopy(field)
                self.fields[f"{text}_{code}"].label = _TEXTS[text] % {"language": names[code]}
        self.languages = languages
        self.REASONS = tuple(name for name in self.fields if name.startswith("reason_"))

    def written(self) -> dict:
        """What the verb takes: days as they are, texts by language."""
        data = super().written()
        return {
            "reasons": {code: data.pop(f"reason_{code}", "") for code in self.languages},
            "terms": {code: data.pop(f"terms_{code}", "") for code in self.languages},
            **data,
        }
