"""What expert or host tell of a placement in a few sentences, to be read by others as long as they agree."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import digest
from diaspora.name_fields import Title

from ..enums import Side
from .placement import Placement

_TOLD_BY = [Side.EXPERT, Side.HOST]
_IN_THESE_WORDS = models.Q(taken_at__gte=models.F("agreed_at"), taken_down_at=None)


class StoryQuerySet(models.QuerySet):
    def shown(self):
        """Agreed to by whoever wrote it and by the expert, and not taken back."""
        return self.filter(expert_agreed_at__isnull=False, withdrawn_at=None)

    def offered(self):
        """To the newsroom, which has nothing of them on its pages."""
        return self.shown().filter(models.Q(taken_at=None) | models.Q(taken_down_at__isnull=False))

    def used(self):
        """By the newsroom, in the words that may be shown now."""
        return self.shown().filter(_IN_THESE_WORDS)

    def to_take_down(self):
        """The newsroom has used them in words that may not be shown any more: they were taken back, or are others."""
        used = self.filter(taken_at__isnull=False, taken_down_at=None)
        return used.exclude(pk__in=self.used().order_by().values("pk"))

    def for_lists(self):
        related = "placement__application__assignment__institution"
        return self.select_related(related, "placement__application__profile__user").prefetch_related(
            f"{related}__names"
        )


class Story(models.Model):
    """One of each side. `agreed_at` is when its writer agreed to the words of `agreed_to`; that of a host is shown once
    the expert agrees as well (`expert_agreed_at`). Taken back, its text is gone. `taken_at` says that the newsroom
    has used it: then it hears of a withdrawal or of other words, until it says that the page is down
    (`taken_down_at`)."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="stories")
    side = models.CharField(_("who tells it"), max_length=6, choices=Side)
    title = Title(_("title"), max_length=120, blank=True)
    text = models.TextField(_("story"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    is_named = models.BooleanField(_("with the name of the expert"), default=False)
    agreed_to = models.TextField(_("what was agreed to"))
    agreed_at = models.DateTimeField(_("agreed"), default=timezone.now)
    expert_agreed_at = models.DateTimeField(_("agreed by the expert"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(_("used by the newsroom"), null=True, blank=True)
    taken_down_at = models.DateTimeField(_("taken down by the newsroom"), null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-agreed_at", "-pk"]
        verbose_name = _("story of an assignment")
        constraints = [
            models.UniqueConstraint(fields=["placement", "side"], name="a_side_tells_one_story_of_a_placement"),
            models.CheckConstraint(condition=models.Q(side__in=_TOLD_BY), name="a_story_is_told_by_expert_or_host"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(text="", title=""),
                name="a_story_that_was_taken_back_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("story of an assignment"))

    @property
    def version(self) -> str:
        """Of its words: whoever agrees to them, or uses them, has read these."""
        return digest([self.title, self.text, self.language, self.is_named])

    @property
    def is_shown(self) -> bool:
        return self.withdrawn_at is None and self.expert_agreed_at is not None

    @property
    def teller(self) -> str:
        """Whom readers see: a name only where the expert wanted that."""
        application = self.placement.application
        if self.side == Side.HOST:
            return str(application.assignment.institution)
        return str(application.profile.user) if self.is_named else str(_("an expert"))
