"""Why something cannot be done, in words that the person who tried may read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The base of every refusal: `str(refusal)` is a whole sentence in the reader's language.

    A kind of refusal has its `text`; one that needs a name, a day or a state in it is raised with a text of its own.
    """

    text: str | Promise = _("This cannot be done.")

    def __init__(self, text: str | Promise = "") -> None:
        super().__init__(text)
        if text:
            self.text = text

    def __str__(self) -> str:
        return str(self.text)
