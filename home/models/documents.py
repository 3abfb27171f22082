"""What the worker read in the PDFs of the editors: how long they are, what each page says, how the first one looks."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.documents import get_document_model_string

from ..enums import Unread


class DocumentReading(models.Model):
    """A PDF as it was read, the file `file_name`: a document with another file by now is read again.

    `pages_read` of `page_count` pages are known to the search, and `pages_with_text` of these say something.
    """

    document = models.OneToOneField(
        get_document_model_string(), on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    file_name = models.CharField(max_length=255)
    page_count = models.PositiveIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    pages_with_text = models.PositiveIntegerField(default=0)
    unread = models.CharField(max_length=16, choices=Unread, blank=True)
    has_cover = models.BooleanField(default=False)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pages_read__lte=models.F("page_count"), pages_with_text__lte=models.F("pages_read")),
                name="a_reading_never_knows_more_pages_than_there_are",
            )
        ]

    def __str__(self) -> str:
        """What an editor should know of it, and do about it."""
        if self.unread:
            return str(Unread(self.unread).label)
        if not self.pages_with_text:
            return _(
                "No page holds any text, only pictures: nobody can search it or have it read aloud. Scan it again with "
                "text recognition (OCR), and choose the new file."
            )
        if self.pages_read < self.page_count:
            return _(
                "The search knows the first %(read)s of %(all)s pages. Say in the summary what the others are about."
            ) % {"read": self.pages_read, "all": self.page_count}
        if silent := self.page_count - self.pages_with_text:
            return ngettext(
                "The search knows its text; %(number)s page holds none.",
                "The search knows its text; %(number)s pages hold none.",
                silent,
            ) % {"number": silent}
        return _("The search knows its text.")


class DocumentPage(models.Model):
    """The text of one page of a PDF, for excerpts: counted from 1, as programs count that show it."""

    reading = models.ForeignKey(DocumentReading, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="only_one_text_for_each_page_of_a_document")
        ]

    def __str__(self) -> str:
        return f"{self.reading_id}, {self.number}"


class DocumentCover(models.Model):
    """The first page as a small picture (WebP). A row and not a file, so that only a view hands it out, which asks."""

    reading = models.OneToOneField(DocumentReading, on_delete=models.CASCADE, primary_key=True, related_name="cover")
    picture = models.BinaryField()

    def __str__(self) -> str:
        return str(self.reading_id)
