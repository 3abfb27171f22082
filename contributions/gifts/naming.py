"""Whether a giver is named publicly."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..models import Appeal, Gift
from .anonymity import is_large


@transaction.atomic
def show_name(*, gift: Gift, is_anonymous: bool) -> None:
    """Show the name of the giver on the page of the appeal, or no longer: at once. A large gift that becomes anonymous
    waits on the desk of finance until somebody has looked at it."""
    changed = Gift.objects.filter(pk=gift.pk).exclude(is_anonymous=is_anonymous)
    asked = {name: getattr(gift, name) for name in ("email", "amount_minor", "currency", "is_monthly")}
    due = is_anonymous and is_large(**asked, besides=gift)
    if not changed.update(is_anonymous=is_anonymous, look_due_at=timezone.now() if due else None):
        return
    log(instance=gift, action="gift.hidden" if is_anonymous else "gift.shown")
    Appeal.objects.filter(pk=gift.appeal_id).note_change()


@transaction.atomic
def hide_name(*, gift: Gift, is_hidden: bool, by: Any) -> None:
    """Finance takes the name off the page of the appeal, whatever the giver chose, or puts it back. What a colleague
    has done already stays."""
    others = Gift.objects.filter(pk=gift.pk, name_hidden_at__isnull=is_hidden)
    if others.update(name_hidden_at=timezone.now() if is_hidden else None):
        log(instance=gift, action="gift.name_hidden" if is_hidden else "gift.name_back", user=by)
        Appeal.objects.filter(pk=gift.appeal_id).note_change()
