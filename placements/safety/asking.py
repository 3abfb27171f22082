"""Everyone on assignment in a region gets one message and says with one button whether they are safe."""

import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from casework.refusals import Refused
from casework.token_links import TokenLinks
from diaspora.models import Region, User
from diaspora.notices.notify import notify, notify_many
from diaspora.rules import is_office
from skills_match.enums import Mode

from ..enums import PlacementState
from ..models import Placement, RegionMessage, SafetyAnswer

#: Long enough for whoever was without network for weeks.
LINKS = TokenLinks("placements.safety", lifetime=datetime.timedelta(days=30))


class RunsAlready(Refused):
    text = _("A message to this region is running already. Close it first.")


class NobodyThere(Refused):
    text = _("Nobody is on assignment in this region.")


def who_is_in(region: Region):
    """Everyone on assignment on site there now."""
    there = Placement.objects.filter(state=PlacementState.DEPLOYED, application__assignment__region=region)
    return there.exclude(mode=Mode.ONLINE).select_related("application__profile__user")


@transaction.atomic
def ask_region(*, region: Region, text: str, by: User) -> RegionMessage:
    """Each expert once, also with two assignments there. Raises MoveNotAllowed, NobodyThere, RunsAlready."""
    if not is_office(as_now(by)):
        raise MoveNotAllowed
    there = {placement.expert: placement for placement in who_is_in(region)}
    if not there:
        raise NobodyThere
    try:
        with transaction.atomic():
            message = RegionMessage.objects.create(region=region, text=text.strip(), sent_by=by)
    except IntegrityError as error:
        raise RunsAlready from error
    answers = SafetyAnswer.objects.bulk_create(
        SafetyAnswer(message=message, placement=placement) for placement in there.values()
    )
    paths = {answer.placement.expert: path_of(answer) for answer in answers}
    values = {"text": message.text, "region": str(region)}
    notify_many(users=there, kind="region_message", values=values, path=paths.__getitem__)
    log(instance=region, action="placement.region_asked", user=by, data={"asked": len(answers)})
    return message


def path_of(answer: SafetyAnswer) -> str:
    """The page with the button, which needs no sign-in."""
    return reverse("placements:safe", args=[LINKS.token(answer.pk, key=str(answer.key))])


def read_link(token: str) -> SafetyAnswer:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    return SafetyAnswer.objects.select_related("message__region", "placement").get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = SafetyAnswer.objects.filter(pk=pk).values_list("key", flat=True).first()
    return str(key) if key else None


@transaction.atomic
def say(*, answer: SafetyAnswer, is_safe: bool) -> None:
    """The last word counts; who needs help is told to the office at once. Pressed twice, it is said once."""
    held = SafetyAnswer.objects.select_for_update(no_key=True).get(pk=answer.pk)
    if held.is_safe == is_safe:
        return
    held.is_safe, held.answered_at = is_safe, timezone.now()
    held.save(update_fields=["is_safe", "answered_at"])
    sender = held.message.sent_by
    if not is_safe and sender and sender.is_active:
        path = reverse("office:region_message", args=[held.message_id])
        notify(user=sender, kind="region_needs_help", values={"region": str(held.message.region)}, path=path)


@transaction.atomic
def close_message(*, message: RegionMessage, by: User) -> None:
    """Nobody is asked any more. Raises MoveNotAllowed."""
    if not is_office(as_now(by)):
        raise MoveNotAllowed
    RegionMessage.objects.filter(pk=message.pk, closed_at=None).update(closed_at=timezone.now())
