"""What a reviewer reads: the files, as the phase shows them, and the sheets of others after their own."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from ..enums import RoundState, SheetState
from ..kinds import File, Sees
from ..models import BlindCopy, Round, Sheet
from ..rounds.readings import with_parts


def rounds_for(user: Any) -> QuerySet[Round]:
    """Rounds in which `user` judges or has judged, the newest first."""
    return with_parts().filter(reviewers__user=user, state__in=[RoundState.OPEN, RoundState.SIGNED])


def sheets_of(user: Any, round: Round) -> QuerySet[Sheet]:
    """Their own in one round."""
    own = round.sheets.visible_to(user)
    return own.select_related("subject", "reviewer", "round").prefetch_related("scores")


def files_for(round: Round, sheets: Collection[Sheet], reader: Any) -> dict[int, File]:
    """The files of these sheets as the present phase shows them, by the key of their subject."""
    phase = round.phase
    copies: dict[int, dict[str, str]] = {sheet.subject.record_id: {} for sheet in sheets}
    if phase.is_blind:
        accepted = BlindCopy.objects.filter(subject__in=[sheet.subject_id for sheet in sheets])
        for copy in accepted.filter(accepted_at__isnull=False).select_related("subject"):
            copies[copy.subject.record_id][copy.key] = copy.text
    sees = Sees(names=phase.shows_names, cv=phase.shows_cv)
    files = round.judged.files(list(copies), reader=reader, sees=sees, copies=copies)
    return {sheet.subject_id: files[sheet.subject.record_id] for sheet in sheets if sheet.subject.record_id in files}


def others_of(sheet: Sheet) -> list[Sheet]:
    """The given sheets of others for the same file; nothing before one's own, or where the phase hides them. Nobody is
    named."""
    if sheet.state != SheetState.GIVEN or not sheet.round.phase.shows_others:
        return []
    others = Sheet.objects.given().filter(subject=sheet.subject_id).exclude(pk=sheet.pk)
    return list(others.prefetch_related("scores__criterion").order_by("pk"))
