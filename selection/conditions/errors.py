"""Why something about a condition cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class NotAcceptedNow(MoveRefused):
    text = _("Conditions change only between the acceptance and the confirmation.")


class NothingHandedIn(MoveRefused):
    text = _("Write what you hand in, or add a file.")


class ConditionsOpen(MoveRefused):
    text = _("Some conditions are still open.")
