"""Handing in what a condition asks for, and deciding on it."""

import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import store_named_file
from diaspora.models import User
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.enums import Actor, ApplicationState

from ..enums import ConditionState
from ..models import Condition
from .errors import NotAcceptedNow, NothingHandedIn
from .moves import MOVES


def hand_in(
    *,
    condition: Condition,
    by: User,
    note: str = "",
    valid_until: datetime.date | None = None,
    upload: UploadedFile | None = None,
    seen: str | None = None,
) -> Condition:
    """Its owner says that it is done, in words or with a file. Raises NothingHandedIn, NotAcceptedNow, FileRejected."""
    if not note.strip() and upload is None:
        raise NothingHandedIn
    with files_with_rows():
        changes: dict[str, Any] = {"note": note.strip(), "valid_until": valid_until, "reason": ""}
        if upload is not None:
            changes["evidence"] = store_named_file(owner=by, kind=FileKind.EVIDENCE, upload=upload)
        return _move(condition, changes, to=ConditionState.HANDED_IN, by=by, seen=seen)


def decide_condition(
    *, condition: Condition, to: ConditionState, by: User, reason: str = "", seen: str | None = None
) -> Condition:
    """The office: met, not needed, or back to its owner with a reason. Raises what the move raises, NotAcceptedNow."""
    changes = {"reason": reason.strip(), "decided_by": by}
    return _move(condition, changes, to=to, by=by, actor=Actor.OFFICE, seen=seen, reason=reason)


def _move(condition: Condition, changes: dict[str, Any], **move: Any) -> Condition:
    """Under the locks on assignment and application, in this order: with the last one the confirmation follows."""
    with files_with_rows():
        APPLICATIONS.lock(condition.application)
        return MOVES.make(condition, check=_check_in_time, changes=changes, **move).row


def _check_in_time(condition: Condition) -> None:
    if condition.application.state != ApplicationState.ACCEPTED:
        raise NotAcceptedNow
