"""Why something cannot be done for an institution; its moves are refused by casework.moves."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class InstitutionRefusal(Refused):
    """The base."""


class NotAllowed(InstitutionRefusal):
    text = _("You may not do this for this institution.")
