"""A story is told, agreed to, taken back, and used by the newsroom."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from casework.refusals import Refused
from diaspora.models import User
from diaspora.rules import is_editor

from ..enums import PLACEMENT_BEGUN, Side
from ..life.acting import hold
from ..life.moves import MOVES, sides_of
from ..models import Placement, ReportDocument, Story


class NothingToTell(Refused):
    text = _("A story is told once the assignment has begun.")


class StoryGone(Refused):
    text = _("This story was taken back or changed meanwhile.")


def words() -> str:
    """What whoever tells a story agrees to, in the reader's language. Kept with the story as it was read."""
    return str(
        _(
            "The programme may print this story in its reports, also for those who pay for it, and offer it to its "
            "newsroom. I can take that back at any time; then it is taken out of reports and pages."
        )
    )


@transaction.atomic
def tell_story(
    *, placement: Placement, by: User, title: str, text: str, language: str, is_named: bool = False
) -> Story:
    """New, or in other words; whoever tells it agrees to `words`. Other words of a host are agreed to by the expert
    again. A newsroom that used older words is asked to take them down. Raises what `hold` raises, NothingToTell."""
    locked = hold(placement=placement, by=by, sides={Side.EXPERT, Side.HOST}, also_over=True)
    if locked.state not in PLACEMENT_BEGUN:
        raise NothingToTell
    side = _side(by, locked)
    now = timezone.now()
    values = {"title": title, "text": text, "language": language, "is_named": is_named, "agreed_to": words()}
    values |= {"agreed_at": now, "expert_agreed_at": now if side == Side.EXPERT else None, "withdrawn_at": None}
    values["by"] = by
    story, _is_new = Story.objects.update_or_create(placement=locked, side=side, defaults=values)
    _tell_on(locked, by, "placement.story")
    return story


@transaction.atomic
def agree(*, story: Story, by: User, shown: str) -> Story:
    """The expert agrees to what the host tells, in the words of the version `shown`. Raises what `hold` raises,
    StoryGone."""
    locked = hold(placement=story.placement, by=by, sides={Side.EXPERT}, also_over=True)
    row = Story.objects.filter(placement=locked, pk=story.pk, withdrawn_at=None).first()
    if row is None or row.version != shown:
        raise StoryGone
    row.expert_agreed_at = row.expert_agreed_at or timezone.now()
    row.save(update_fields=["expert_agreed_at"])
    _tell_on(locked, by, "placement.story")
    return row


@transaction.atomic
def take_back(*, story: Story, by: User) -> None:
    """The side that told it takes it back, and the expert whatever is told of them: text and title are gone, and papers
    of reports are made again without it. Raises what `hold` raises."""
    sides = {Side.EXPERT} | ({Side.HOST} if story.side == Side.HOST else set())
    locked = hold(placement=story.placement, by=by, sides=sides, also_over=True)
    said_back(Story.objects.filter(placement=locked, pk=story.pk))
    _tell_on(locked, by, "placement.story_back")


def said_back(stories) -> None:
    """Text and title of `stories` are gone; the newsroom hears of those that it has used."""
    stories.filter(withdrawn_at=None).update(withdrawn_at=timezone.now(), text="", title="", is_named=False)


@transaction.atomic
def take(*, story: Story, by: User, shown: str) -> None:
    """The newsroom uses it, in the words of the version `shown`. Raises MoveNotAllowed, StoryGone."""
    row = _for_newsroom(story, by)
    if not row.is_shown or row.version != shown:
        raise StoryGone
    row.taken_at, row.taken_down_at = timezone.now(), None
    row.save(update_fields=["taken_at", "taken_down_at"])


@transaction.atomic
def take_down(*, story: Story, by: User) -> None:
    """The newsroom says that nothing of it is to be read any more. Raises MoveNotAllowed, StoryGone for what is used as
    it may be: it would hear of no withdrawal then."""
    row = _for_newsroom(story, by)
    if Story.objects.used().filter(pk=row.pk).exists():
        raise StoryGone
    row.taken_down_at = timezone.now()
    row.save(update_fields=["taken_down_at"])


def _for_newsroom(story: Story, by: User) -> Story:
    if not is_editor(as_now(by)):
        raise MoveNotAllowed(MOVES.words.forbidden)
    return Story.objects.select_for_update(of=("self",), no_key=True).get(pk=story.pk)


def _side(by: User, placement: Placement) -> Side:
    return Side.EXPERT if Side.EXPERT in sides_of(as_now(by), placement) else Side.HOST


def _tell_on(placement: Placement, by: User, action: str) -> None:
    print_again(placement)
    log(instance=placement, action=action, user=by, title=placement.reference)


def print_again(placement: Placement) -> None:
    """The worker makes the papers of reports once more in which stories of this placement may stand: their figures stay
    what they are."""
    papers = ReportDocument.objects.filter(
        report__programme=placement.assignment.programme_id,
        report__first_on__lte=placement.last_day,
        report__last_on__gte=placement.first_day,
    )
    papers.update(made_at=None, content=None)
