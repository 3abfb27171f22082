"""Why a prepared decision cannot be released. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class NothingChosen(Refused):
    text = _("Choose at least one decision.")


class MorePeopleThanPlaces(Refused):
    text = _(
        "You chose more people than there are places left, counting those to whom an offer is prepared. Nothing was "
        "prepared. Choose fewer, and put the others on the reserve list."
    )


class LettersChanged(Refused):
    """What was shown is not what would be sent now."""

    text = _(
        "A colleague changed, released or dropped one of these decisions while you read the letters. Nothing was sent. "
        "Read them again, then release."
    )


class MovedOn(Refused):
    """An application has moved since the decision on it was prepared."""

    text = _("One of these applications has moved on since. Nothing was sent. Prepare its decision again or drop it.")
