"""What the office does with a programme itself."""

from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import User

from ..models import Programme


@transaction.atomic
def begin_programme(*, programme: Programme, by: User) -> Programme:
    """Nobody but the office sees it until it is shown to everybody."""
    programme.save()
    log(instance=programme, action="programme.created", user=by)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, fields: list[str], by: User) -> None:
    """Only `fields` are written."""
    programme.save(update_fields=fields)
    log(instance=programme, action="programme.edited", user=by)
