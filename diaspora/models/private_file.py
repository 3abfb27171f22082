"""Files that only an authorising view may hand out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import FileKind


class StoredFile(models.Model):
    """A file outside every web root, under a random name. `path` is relative to PRIVATE_FILES_DIR."""

    original_name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("type of file"), max_length=100)
    path = models.CharField(_("place on the disk"), max_length=100, unique=True, editable=False)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.original_name


class PrivateFile(StoredFile):
    """A file of a person, for instance the CV."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="private_files")
    kind = models.CharField(_("kind"), max_length=20, choices=FileKind)
    is_current = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind"], condition=models.Q(is_current=True), name="only_one_current_file_per_kind"
            )
        ]
