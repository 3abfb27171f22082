"""Documents that an institution gives with its request."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.models import StoredFile
from diaspora.name_fields import Title

from .assignment import Assignment

MAX_ATTACHMENTS = 5


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of assignments that `user` may read: anybody the public ones, the institution its own in any state."""
        seen = Assignment.objects.visible_to(user).values("pk")
        own = Assignment.objects.of_members(user).values("pk")
        return self.filter(models.Q(assignment__in=seen) | models.Q(assignment__in=own))


class Attachment(StoredFile):
    """A document of an assignment, for instance its full terms of reference. Public when the assignment is."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="attachments")
    title = Title(_("title of the document"), max_length=120)
    language = models.CharField(_("language of the document"), max_length=10, choices=settings.FULL_LANGUAGES)
    #: One of five numbers: this is how the database counts.
    slot = models.PositiveSmallIntegerField(editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slot__gte=1, slot__lte=MAX_ATTACHMENTS),
                name="at_most_five_attachments_per_assignment",
            ),
            models.UniqueConstraint(fields=["assignment", "slot"], name="only_one_attachment_per_slot"),
            models.UniqueConstraint(fields=["assignment", "sha256"], name="a_document_is_attached_only_once"),
        ]

    def __str__(self) -> str:
        return self.title
