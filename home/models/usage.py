"""What readers look for and look at, counted by the day: never who."""

from django.db import models
from wagtail.models import Page


class UnfoundSearch(models.Model):
    """Words that somebody searched for and nothing had, on so many different `days`."""

    language = models.CharField(max_length=3)
    text = models.CharField(max_length=60)
    days = models.PositiveSmallIntegerField(default=1)
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="only_one_row_for_words_that_nothing_has")
        ]

    def __str__(self) -> str:
        return self.text


class PageViews(models.Model):
    """How often readers opened a page on one day of the log."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="views")
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="only_one_number_of_views_a_page_and_day")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.day}: {self.number}"


class CountedLog(models.Model):
    """How far a log of the proxy was counted. It is known by its first line, whatever it is called by now."""

    fingerprint = models.CharField(max_length=64, unique=True)
    offset = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.fingerprint[:8]}: {self.offset}"
