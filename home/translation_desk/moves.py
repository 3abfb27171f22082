"""The moves of a translation job."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words

from ..enums import JOB_MOVES, JobActor, JobState
from ..models.translation.jobs import TranslationJob

job_moving, job_moved = Signal(), Signal()


def actors_of(by, job: TranslationJob) -> set[str]:
    """Whoever translates may take what is for anybody; who asked, or publishes, may say that it is not needed."""
    if by is None:
        return {JobActor.CLOCK}
    found: set[str] = set()
    if by.has_perm("wagtail_localize.submit_translation") and job.translator_id in (None, by.pk):
        found.add(JobActor.TRANSLATOR)
    if by.pk == job.asked_by_id or by.has_perm("home.change_menu"):
        found.add(JobActor.ASKER)
    return found


MOVES = Moves(
    model=TranslationJob,
    name="translation",
    states=JobState,
    allowed=JOB_MOVES,
    actors_of=actors_of,
    before=job_moving,
    after=job_moved,
    words=Words(
        forbidden=_("Somebody else translates this."),
        already=_("This was done already: the translation is in the state “%(state)s”."),
    ),
)


def moves_of(user, job: TranslationJob) -> list[JobState]:
    """What `user` may do with it, in the order of the buttons."""
    return [state for state in _BUTTONS if MOVES.may(user, job, state)]


_BUTTONS = (JobState.IN_WORK, JobState.WAITING, JobState.DONE, JobState.WITHDRAWN)
