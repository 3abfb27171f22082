"""The index of the site: what the search finds, and by which words. It can be made again from pages and PDFs."""

from django.db import models
from wagtail.models import Page

from .documents import DocumentReading


class SearchEntry(models.Model):
    """A page or the text of a PDF in the index, as it was in `version`."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, null=True, related_name="search_entry")
    reading = models.OneToOneField(DocumentReading, on_delete=models.CASCADE, null=True, related_name="search_entry")
    kind = models.CharField(max_length=16)
    version = models.CharField(max_length=40)
    #: Its words are those of people in danger: what was searched for with them is never noted.
    is_sensitive = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page=None) ^ models.Q(reading=None), name="an_entry_of_the_index_is_a_page_or_a_file"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id or self.reading_id}"


class SearchStem(models.Model):
    """What words of one family have in common, in one language."""

    language = models.CharField(max_length=3)
    text = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="only_one_stem_of_a_text_in_each_language")
        ]

    def __str__(self) -> str:
        return f"{self.language}:{self.text}"


class SearchWord(models.Model):
    """A word as texts have it, for mending slips."""

    stem = models.ForeignKey(SearchStem, on_delete=models.CASCADE, related_name="words")
    text = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "text"], name="only_one_row_for_a_word_of_a_stem")]

    def __str__(self) -> str:
        return self.text


class SearchPosting(models.Model):
    """An entry has a stem: what its best place is worth, and for a PDF the first pages that have it."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    stem = models.ForeignKey(SearchStem, on_delete=models.CASCADE, related_name="postings")
    worth = models.PositiveSmallIntegerField()
    pages = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "stem"], name="only_one_posting_for_an_entry_and_stem")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.stem_id}"
