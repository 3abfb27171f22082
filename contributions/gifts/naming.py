"""Whether a giver is named publicly."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from casework.refusals import Refused
from diaspora.privacy.log_traces import forget_words

from ..appeals.names import is_name_hidden, same_name
from ..models import Appeal, Gift
from .anonymity import is_large


class NameIsSo(Refused):
    text = _("A colleague has done this already. Their reason stands below.")
    is_harmless = True


class NoName(Refused):
    text = _("The giver shows no name here any more: there is nothing to hide.")
    is_harmless = True


@transaction.atomic
def show_name(*, gift: Gift, is_anonymous: bool) -> None:
    """Show the name of the giver on the page of the appeal, or no longer: at once. A large gift that becomes anonymous
    waits on the desk of finance until somebody has looked at it."""
    _hold(gift)
    changed = Gift.objects.filter(pk=gift.pk).exclude(is_anonymous=is_anonymous)
    asked = {name: getattr(gift, name) for name in ("email", "amount_minor", "currency", "is_monthly")}
    due = is_anonymous and is_large(**asked, besides=gift)
    if not changed.update(is_anonymous=is_anonymous, look_due_at=timezone.now() if due else None):
        return
    log(instance=gift, action="gift.hidden" if is_anonymous else "gift.shown")
    Appeal.objects.filter(pk=gift.appeal_id).note_change()


@transaction.atomic
def hide_name(*, gift: Gift, is_hidden: bool, reason: str, by: Any) -> None:
    """Take a name off the page of the appeal, whatever the giver chose, or put it back: for all gifts under that name,
    also those to come. The reason stays inside. Raises NameIsSo, NoName."""
    _hold(gift)
    gift = Gift.objects.get(pk=gift.pk)
    same = same_name(gift)
    if gift.is_anonymous or not gift.name:
        raise NoName
    if is_name_hidden(gift) == is_hidden:
        raise NameIsSo
    others = list(same.filter(name_hidden_at__isnull=is_hidden))
    same.update(name_hidden_at=timezone.now() if is_hidden else None)
    for each in others:
        log(
            instance=each,
            action="gift.name_hidden" if is_hidden else "gift.name_back",
            user=by,
            data={"reason": reason},
        )
    Appeal.objects.filter(pk=gift.appeal_id).note_change()


def told_of_names(gifts: QuerySet[Gift]) -> QuerySet[ModelLogEntry]:
    """Who hid the names of `gifts` or put them back, and why."""
    return ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Gift),
        object_id__in=[str(number) for number in gifts.values_list("pk", flat=True)],
        action__in=["gift.name_hidden", "gift.name_back"],
    )


def part_from_namesakes(forgotten: Iterable[Gift]) -> None:
    """The givers of `forgotten` are to be forgotten. A reason was written for everybody under one name, and nobody can
    say of whom it spoke: it goes everywhere. What was hidden stays hidden, also for a gift that came later."""
    for appeal, name in {(gift.appeal_id, gift.name) for gift in forgotten if gift.name}:
        same = Gift.objects.filter(appeal=appeal, name=name)
        if hidden := same.exclude(name_hidden_at=None).order_by("name_hidden_at").first():
            same.filter(name_hidden_at=None).update(name_hidden_at=hidden.name_hidden_at)
        forget_words(told_of_names(same))


def _hold(gift: Gift) -> None:
    """Whoever names a giver, or no longer, does it one after the other."""
    Appeal.objects.select_for_update(no_key=True).get(pk=gift.appeal_id)
