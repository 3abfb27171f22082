"""Why something about a report cannot be done. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class DayMissing(MoveRefused):
    text = _("Say on which day the person who reported hears from you next. It cannot be past.")


class OutcomeMissing(MoveRefused):
    text = _("Say how it ended.")


class WordsMissing(MoveRefused):
    text = _("Write something first.")
