"""Whether a giver is named publicly."""

from django.db import transaction

from ..models import Appeal, Gift


@transaction.atomic
def show_name(*, gift: Gift, is_anonymous: bool) -> None:
    """Show the name of the giver on the page of the appeal, or no longer: at once."""
    Gift.objects.filter(pk=gift.pk).update(is_anonymous=is_anonymous)
    Appeal.objects.filter(pk=gift.appeal_id).note_change()
