"""Why a question after a refusal cannot be asked or answered. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class NothingRefused(MoveRefused):
    text = _("This is possible after a refusal only.")


class AskedTwice(MoveRefused):
    text = _("You have asked this already. You read the answer here.")
    is_harmless = True


class AnsweredAlready(MoveRefused):
    text = _("A colleague has answered this already.")


class DecidedThemselves(MoveRefused):
    text = _("You took part in this decision. Somebody else answers the complaint.")
