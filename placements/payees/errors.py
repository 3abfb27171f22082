"""Why an account for payments is not kept, not checked, or not paid to."""

from django.utils.translation import gettext_lazy as _

from casework.moves import MoveRefused


class NotPlaced(MoveRefused):
    text = _("You are asked where you are paid once an assignment is planned.")


class AccountReplaced(MoveRefused):
    text = _("These details were changed or checked meanwhile. Read them again.")


class AccountUnchecked(MoveRefused):
    text = _("The expert has changed where they are paid. Nothing is paid until somebody has checked it.")
