"""After the assignment: where somebody lives and works then, who helped, and what alumni offer by consent."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import AlumniOfferKind, Recognition, ReferralOutcome, ReturnStage, WhatNext
from .placement import Placement


class ReturnAnswer(models.Model):
    """What an expert who was on site is asked at the end, three and twelve months later."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="return_answers")
    stage = models.CharField(_("when"), max_length=6, choices=ReturnStage)
    due_on = models.DateField(_("asked from"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    next = models.CharField(_("what comes next"), max_length=9, choices=WhatNext, blank=True)
    recognition = models.CharField(_("recognition of qualifications"), max_length=10, choices=Recognition, blank=True)
    has_work = models.BooleanField(_("has work in their profession"), null=True, blank=True)
    needs = models.TextField(_("what would help"), max_length=1000, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("question about the return")
        constraints = [
            models.UniqueConstraint(fields=["placement", "stage"], name="an_expert_is_asked_once_a_stage_of_return"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None)
                | (~models.Q(next="") & ~models.Q(recognition="") & models.Q(has_work__isnull=False)),
                name="an_answer_about_the_return_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())


class Referral(models.Model):
    """A contact that the office gave an expert, and what came of it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="referrals")
    to = models.CharField(_("to whom"), max_length=200)
    reason = models.CharField(_("what for"), max_length=300)
    made_on = models.DateField(_("on"))
    outcome = models.CharField(
        _("what came of it"), max_length=10, choices=ReferralOutcome, default=ReferralOutcome.OPEN
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = _("referral")

    def __str__(self) -> str:
        return self.to


class HostPost(models.Model):
    """A post at the host for which somebody who stays could apply."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="host_posts")
    title = models.CharField(_("post"), max_length=200)
    apply_by = models.DateField(_("apply by"), null=True, blank=True)
    where = models.CharField(_("how and where to apply"), max_length=300)

    class Meta:
        ordering = ["apply_by", "pk"]
        verbose_name = _("open post at the institution")

    def __str__(self) -> str:
        return self.title


class AlumniOffer(models.Model):
    """One thing that somebody who has worked offers; there by consent, gone when it is taken back."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alumni_offers")
    kind = models.CharField(_("offer"), max_length=6, choices=AlumniOfferKind)
    agreed_at = models.DateTimeField(_("agreed"), default=timezone.now)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("offer of an alumna or alumnus")
        constraints = [models.UniqueConstraint(fields=["owner", "kind"], name="an_offer_of_alumni_is_made_once")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
