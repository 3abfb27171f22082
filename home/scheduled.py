"""Pages that go up or come down at the time that an editor set."""

from itertools import chain

from django.apps import apps
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from casework.due import do_each


def publish_due() -> int:
    """Publish what was approved for now or earlier. Returns how many.

    As Wagtail's `publish_scheduled`, which claims nothing, and which one page that fails keeps from all later ones.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return do_each(due, lambda revision: revision.publish(log_action="wagtail.publish.scheduled"))


def unpublish_due() -> int:
    """Take down what has expired. Returns how many."""
    others = (
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    )
    return sum(
        do_each(model.objects.filter(live=True, expire_at__lt=timezone.now()), _expire)
        for model in chain([Page], others)
    )


def _expire(record: DraftStateMixin) -> None:
    record.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
