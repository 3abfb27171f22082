"""Why a list is not taken over, or an answer to its letter not taken. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NothingNew(Refused):
    text = _("Everything in this list is here already. Nothing was changed.")
    is_harmless = True


class LetterAnswered(Refused):
    text = _("This was answered already.")
    is_harmless = True
