"""Why a ranking cannot be kept or signed. The text of each error may be shown to people."""

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused


class SheetsMissing(Refused):
    text = _("Some reviewers have not given their scores yet. Wait for them, or give their files to somebody else.")


class RanksUnclear(Refused):
    text = _("Give every file a rank of its own, from 1 without a gap.")


class DeviationUnexplained(Refused):
    """A file stands elsewhere than its scores say; `subjects` are those that lack the reason."""

    text = _("The order differs from the scores. Say why at the file that you moved.")

    def __init__(self, subjects: list[int]) -> None:
        super().__init__()
        self.subjects = subjects


class NotRanked(Refused):
    text = _("There is no ranking yet.")


class RankingChanged(Refused):
    text = _("The ranking or its minutes changed while you read them. Nothing was signed. Read them again, then sign.")


class SignedAlready(Refused):
    text = _("Your side has signed already.")
    is_harmless = True


class NotASigner(Refused):
    text = _("You cannot sign this ranking.")


class RoundOver(Refused):
    text = _("This round is over. Its ranking no longer changes.")
