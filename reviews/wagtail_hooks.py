"""What the log can say about rounds of reviews."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .enums import RoundState, SheetState


@hooks.register("register_log_actions")
def review_actions(actions) -> None:
    for name, text in {
        "review_round.started": _("Round of reviews prepared"),
        f"review_round.{RoundState.OPEN}": _("Round of reviews opened"),
        "review_round.phase": _("Next phase begun"),
        "review_round.reviewer": _("Reviewer added"),
        "review_round.let_go": _("Reviewer left"),
        "review_round.ranked": _("Ranking kept"),
        "review_round.signature": _("Ranking signed by one side"),
        f"review_round.{RoundState.SIGNED}": _("Ranking signed by all sides"),
        f"review_round.{RoundState.DROPPED}": _("Round of reviews dropped"),
        f"review_sheet.{SheetState.GIVEN}": _("Scores given"),
        "review_sheet.changed": _("Scores changed"),
        f"review_sheet.{SheetState.CONFLICT}": _("Conflict of interest"),
        f"review_sheet.{SheetState.REPLACED}": _("File given to somebody else"),
        "review_copy.accepted": _("Blind copy accepted"),
    }.items():
        actions.register_action(name, text, text)
