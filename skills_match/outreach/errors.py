"""Why a campaign cannot go on. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class OutreachRefusal(Refused):
    """The base."""


class NotOpenForOutreach(OutreachRefusal):
    text = _("People are written to only while the assignment takes applications.")


class NobodyToWriteTo(OutreachRefusal):
    text = _("There is nobody to write to now.")


class PreparedAlready(OutreachRefusal):
    text = _("The readers are fixed. Go back to the draft before you change the text.")


class ReleasedAlready(OutreachRefusal):
    text = _("This was released already.")
    is_harmless = True


class CampaignChanged(OutreachRefusal):
    text = _("A colleague changed this campaign while you read it. Nothing was sent. Read it again, then release.")
