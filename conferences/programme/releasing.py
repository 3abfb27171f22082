"""Releasing a programme: the plan becomes what readers see, and speakers with another slot are written to."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import reading_language, text_in
from casework.refusals import Refused

from ..enums import SlotChange
from ..models import Event, ProgrammeVersion, SignUp
from ..signals import programme_released
from .content import Entry, has_changed, has_moved, planned


class NothingToRelease(Refused):
    text = _("Nothing has changed since the last version. There is nothing to release.")
    is_harmless = True


class ReleasedMeanwhile(Refused):
    text = _("A colleague released another version while you had the page open. Read what it changed, then decide.")


@dataclass(frozen=True)
class Draft:
    """What a release would publish, and what that changes for whoever knows the version before."""

    content: list[Entry]
    changes: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Concerned:
    """So many people signed up for a session that a release would move, or take out."""

    title: str
    number: int
    is_gone: bool


def concerned_by(event: Event, draft: Draft) -> list[Concerned]:
    """In the order of the changes. One query."""
    standing = SignUp.objects.standing().filter(places__event=event).order_by()
    found = dict(standing.values_list("places__session__key").annotate(number=Count("pk")))
    numbers = {str(key): number for key, number in found.items()}
    kinds = {SlotChange.MOVED: False, SlotChange.CANCELLED: True}
    return [
        Concerned(text_in(reading_language(), change["title"]), numbers[change["key"]], kinds[change["kind"]])
        for change in draft.changes
        if change["kind"] in kinds and change["key"] in numbers
    ]


def draft_of(event: Event) -> Draft:
    """The plan next to the version before it: numbers of changes go on, and what is gone stays as cancelled."""
    last = event.versions.order_by("-number").first()
    before = {entry["key"]: entry for entry in last.content} if last else {}
    now = timezone.now().isoformat()
    content, changes = [], []
    for entry in planned(event):
        known = before.pop(entry["key"], None)
        kind = _kind(known, entry)
        sequence = known["seq"] + bool(kind) if known else 0
        content.append(entry | {"seq": sequence, "changed": now if kind or not known else known["changed"]})
        if kind:
            changes.append(_change(kind, known, entry))
    for known in before.values():
        gone = known if known["cancelled"] else known | {"cancelled": True, "seq": known["seq"] + 1, "changed": now}
        content.append(gone)
        if not known["cancelled"]:
            changes.append(_change(SlotChange.CANCELLED, known, gone))
    return Draft(content, changes)


def _kind(known: Entry | None, entry: Entry) -> SlotChange | None:
    if known is None:
        return SlotChange.ADDED
    if has_moved(known, entry):
        return SlotChange.MOVED
    return SlotChange.CHANGED if has_changed(known, entry) else None


def _change(kind: SlotChange, before: Entry | None, after: Entry) -> dict[str, Any]:
    slot = ("starts", "ends", "room", "venue")
    return {
        "kind": str(kind),
        "key": after["key"],
        "title": after["title"],
        "before": {name: before[name] for name in slot} if before else None,
        "after": {name: after[name] for name in slot},
    }


@transaction.atomic
def release_programme(
    *, event: Event, by: Any, comment_en: str = "", comment_sw: str = "", seen: int | None = None
) -> ProgrammeVersion:
    """Make the plan public as the next version. `seen` is the number of the version that the page knew, 0 for none.

    One after the other, under the lock of the event. Raises ReleasedMeanwhile or NothingToRelease.
    """
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    last = event.versions.order_by("-number").values_list("number", flat=True).first() or 0
    if seen is not None and seen != last:
        raise ReleasedMeanwhile
    draft = draft_of(event)
    if not draft.changes:
        raise NothingToRelease
    version = ProgrammeVersion.objects.create(
        event=event,
        number=last + 1,
        comment_en=comment_en,
        comment_sw=comment_sw,
        content=draft.content,
        changes=draft.changes,
        released_by=by,
    )
    log(instance=event, action="event.programme", user=by, data={"version": version.number})
    programme_released.send(sender=ProgrammeVersion, version=version)
    return version
