"""News that cases have to hear."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from skills_match.enums import Right
from skills_match.models import ProgrammeRight

from ..enums import KeptOutWhy
from ..models import Case, KeptOut
from .readers import is_named_in


@receiver(post_save, sender=ProgrammeRight)
def keep_out_who_is_named(sender, *, instance: ProgrammeRight, **kwargs) -> None:
    """Whoever gets the right later, or is proposed for it, never reads what names them."""
    if instance.right != Right.SAFEGUARDING:
        return
    known = KeptOut.objects.filter(user=instance.user).values("case")
    named = [case for case in Case.objects.exclude(pk__in=known) if is_named_in(case, instance.user)]
    rows = [KeptOut(case=case, user=instance.user, why=KeptOutWhy.NAMED) for case in named]
    KeptOut.objects.bulk_create(rows, ignore_conflicts=True)
