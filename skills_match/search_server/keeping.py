"""The indexes on the search server, kept by themselves: brought up to date, built when not there, compared at night."""

import datetime
import logging

from django.utils import timezone

from ..enums import Trouble
from ..models import MatchIndex
from . import indices
from .building import RebuildRunning, begin_build, build, drop_build, remove_retired
from .client import EngineAway
from .comparing import compare, note_comparison, repair
from .contents import kinds
from .failures import due_failures
from .writing import LeaseLost, writing_to

logger = logging.getLogger(__name__)

#: How long one tick of the clock may build or compare: other work waits meanwhile.
SLICE_SECONDS = 5
COMPARED_EVERY = datetime.timedelta(hours=20)
#: When few people wait for an answer.
NIGHT_HOURS = range(1, 5)


def bring_up_to_date() -> int:
    """Write what changed into the indexes in use. Returns how many entries. Safe at any time, any number of times.

    Readers are right before, during and after it: they add what the mark says is not indexed. Raises EngineAway.
    """
    return sum(_bring_up_to_date(MatchIndex.objects.live(kind)) for kind in kinds())


def _bring_up_to_date(index: MatchIndex | None) -> int:
    if index is None or index.is_outdated:
        return 0
    with writing_to(index) as writer:
        if writer is None:
            return 0
        try:
            return writer.catch_up(also=due_failures(index=index))
        except LeaseLost:
            logger.warning("Another worker took over the index %s", index)
            return 0


def keep_index() -> None:
    """Everything that the indexes need by themselves, in small steps. Trouble is noted on their rows, for staff."""
    for kind in kinds():
        _keep(kind)


def _keep(kind: str) -> None:
    live = MatchIndex.objects.live(kind)
    if live is not None:
        try:
            indices.check_health(live.name)
            _bring_up_to_date(live)
            _note(live, "")
        except EngineAway as error:
            _note(live, error.trouble, error)
            if error.trouble != Trouble.MISSING:
                return
    try:
        _go_on_building(kind)
        if MatchIndex.objects.building(kind) is None:
            _go_on_comparing(kind)
        remove_retired()
    except EngineAway as error:
        _note(MatchIndex.objects.building(kind) or live, error.trouble, error)


def _go_on_building(kind: str) -> None:
    live, building = MatchIndex.objects.live(kind), MatchIndex.objects.building(kind)
    if building is not None and building.is_outdated:
        drop_build(index=building)
        building = None
    if building is None:
        if live is not None and not live.is_outdated and live.trouble != Trouble.MISSING:
            return
        building = begin_build(kind=kind)
        logger.warning("Building the index %s", building)
    try:
        if build(index=building, seconds=SLICE_SECONDS):
            logger.warning("The index %s is in use", building)
    except (RebuildRunning, LeaseLost):
        return


def _go_on_comparing(kind: str) -> None:
    live = MatchIndex.objects.live(kind)
    if live is None:
        return
    now = timezone.localtime()
    compared = live.checked_at or live.live_at or live.created_at
    if live.checked_up_to is None and (now.hour not in NIGHT_HOURS or compared > now - COMPARED_EVERY):
        return
    found, reached = compare(index=live, after=live.checked_up_to or 0, seconds=SLICE_SECONDS)
    note_comparison(index=live, found=len(found), reached=reached)
    if found:
        logger.warning("The index %s differs from the rows, repairing: %s", live, found)
        repair(index=live, entries=found.all)


def _note(index: MatchIndex | None, trouble: str, error: Exception | None = None) -> None:
    """Log it when it begins and when it ends, not at every tick between."""
    if index is not None and index.trouble != trouble:
        MatchIndex.objects.filter(pk=index.pk).update(trouble=trouble)
        logger.warning("The search server is in trouble: %s", error) if error else logger.warning("%s is well", index)
