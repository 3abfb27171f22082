"""A reviewer asks for all their files as one document."""

import hashlib
from typing import Any

from django.db import transaction

from casework.models.made_later import asked_once_more

from ..models import PanelPack, Round
from ..sheets.reading import sheets_of


@transaction.atomic
def ask_for_pack(*, round: Round, by: Any, language: str) -> PanelPack:
    """A new one takes the place of the one before. The worker makes it within a minute or two."""
    facts = {
        "language": language,
        "fingerprint": fingerprint_of(round, by),
        "total": sheets_of(by, round).count(),
        "done": 0,
        **asked_once_more(),
    }
    return PanelPack.objects.update_or_create(round=round, reader=by, defaults=facts)[0]


def pack_of(round: Round, reader: Any) -> PanelPack | None:
    """The newest one, if it holds what the reader may see by now: no file that is no longer theirs, nothing that the
    present phase hides."""
    return PanelPack.objects.filter(round=round, reader=reader, fingerprint=fingerprint_of(round, reader)).first()


def fingerprint_of(round: Round, reader: Any) -> str:
    files = sorted(sheets_of(reader, round).values_list("subject", flat=True)) if round.is_open else []
    return hashlib.sha256(f"{round.phase_number}:{files}".encode()).hexdigest()
