"""Blind copies: proposed by the portal, accepted or corrected by the office. Until then reviewers read nothing."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..models import BlindCopy, Round
from ..rounds.moves import hold
from ..rounds.phases import ask_organiser
from .marking import marked, tells


class StillTells(Refused):
    text = _("This text still holds a name, an employer or a contact. Take it out.")


@transaction.atomic
def propose_copies(*, round: Round) -> int:
    """Make a copy of every text that has none yet, with what the portal knows marked. Returns how many were made."""
    round = hold(round)
    known = set(BlindCopy.objects.filter(subject__round=round).values_list("subject", "key"))
    subjects = {subject.record_id: subject for subject in round.subjects.filter(left_at=None)}
    traces, texts = round.judged.traces(subjects), round.judged.texts(subjects)
    new = [
        BlindCopy(subject=subject, key=text.key, text=marked(text.text, traces[record]))
        for record, subject in subjects.items()
        for text in texts[record]
        if (subject.pk, text.key) not in known
    ]
    BlindCopy.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def accept_copy(*, copy: BlindCopy, text: str, by: Any) -> BlindCopy:
    """Reviewers may read `text` instead of what the person wrote. Raises StillTells, MoveNotAllowed."""
    round = hold(copy.subject.round)
    ask_organiser(round, by)
    if tells(text, round.judged.traces([copy.subject.record_id])[copy.subject.record_id]):
        raise StillTells
    copy.text, copy.accepted_at, copy.accepted_by = text, timezone.now(), by
    copy.save(update_fields=["text", "accepted_at", "accepted_by"])
    log(instance=round, action="review_copy.accepted", user=by, title=str(round), data={"copy": copy.pk})
    return copy
