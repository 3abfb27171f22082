"""What referees say about a person, asked by link."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Name, Title
from skills_match.models import Application

from ..enums import RefereeSays


class Reference(models.Model):
    """One referee, asked about one application. `key` is new with each asking, so that older links end; one that is
    replaced counts no more, whatever it says."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="references")
    name = Name(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of the letter"), max_length=10, choices=settings.FULL_LANGUAGES)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    answer_by = models.DateField(_("answer by"))
    reminded_at = models.DateTimeField(_("reminded"), null=True)
    says = models.CharField(_("answer"), max_length=12, choices=RefereeSays, blank=True)
    relation = Title(_("how you know the person’s work"), max_length=200, blank=True)
    text = models.TextField(_("what the referee says"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("reference of a referee")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=models.Q(replaced_at=None),
                name="a_referee_is_asked_only_once_about_an_application",
            ),
            models.CheckConstraint(
                condition=models.Q(says="", answered_at=None)
                | (~models.Q(says="") & models.Q(answered_at__isnull=False)),
                name="an_answered_reference_never_lacks_what_was_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.application}"
