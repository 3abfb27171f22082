"""Who may change or delete a picture or a document: not its owner alone, once readers see it."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

_CHANGES = {"change", "delete"}


class ShownFilesPolicy(CollectionOwnershipPermissionPolicy):
    """As in Wagtail, but a file on a live page is changed only by people who may change all files: it is published."""

    def user_has_any_permission_for_instance(self, user, actions: Iterable[str], instance) -> bool:
        asked = set(actions)
        if asked & _CHANGES and not self._may_change_all(user, instance) and is_shown_to_readers(instance):
            asked -= _CHANGES
        return bool(asked) and super().user_has_any_permission_for_instance(user, asked, instance)

    def _may_change_all(self, user, instance) -> bool:
        return self._check_perm(user, {"change"}, collection=instance.collection)


def is_shown_to_readers(file) -> bool:
    """Whether a live page names this picture or document."""
    uses = ReferenceIndex.get_references_to(file).filter(base_content_type=ContentType.objects.get_for_model(Page))
    return Page.objects.live().filter(pk__in=[int(pk) for pk in uses.values_list("object_id", flat=True)]).exists()
