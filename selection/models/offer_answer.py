"""What somebody says to each element of an offer, what they ask for instead, and what the offer said before."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.money import written
from skills_match.enums import AllowanceKind, AllowanceUnit

from ..enums import COUNTER_OFFER_TONES, CounterOfferState, ElementAnswerKind, OfferElement
from .offer import Offer, OfferLine


class ElementAnswer(models.Model):
    """The newest word of the person on one element; `line` is the allowance that it is about. A question or a no is
    also a message to the office, as the person wrote it."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="element_answers")
    element = models.CharField(_("element"), max_length=10, choices=OfferElement)
    line = models.OneToOneField(OfferLine, on_delete=models.CASCADE, null=True, blank=True, related_name="answer")
    says = models.CharField(_("answer"), max_length=10, choices=ElementAnswerKind)
    text = models.TextField(_("in the person’s words"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer to an element of an offer")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "element"],
                condition=models.Q(line=None),
                name="an_element_of_an_offer_has_only_one_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(element=OfferElement.ALLOWANCE, line__isnull=False)
                | ~models.Q(element=OfferElement.ALLOWANCE) & models.Q(line=None),
                name="an_answer_to_an_allowance_never_lacks_its_line",
            ),
            models.CheckConstraint(
                condition=models.Q(says=ElementAnswerKind.AGREED) | ~models.Q(text=""),
                name="a_question_or_a_no_to_an_offer_never_lacks_its_words",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class CounterOffer(models.Model):
    """The person asks for other days, for more time to answer (`until`), or for both, and says why. The office grants
    it, which makes a new version of the offer, or says why not (`answer`)."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="counter_offers")
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    until = models.DateField(_("needs time to answer until"), null=True, blank=True)
    reason = models.TextField(_("why"), max_length=1000)
    state = models.CharField(
        _("state"), max_length=10, choices=CounterOfferState, default=CounterOfferState.ASKED, editable=False
    )
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("counter-offer")
        constraints = [
            models.UniqueConstraint(
                fields=["offer"],
                condition=models.Q(state=CounterOfferState.ASKED),
                name="only_one_open_counter_offer",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None, ends_on=None, until__isnull=False)
                | models.Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="a_counter_offer_asks_for_days_or_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CounterOfferState.REFUSED, answer=""),
                name="a_refused_counter_offer_never_lacks_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def tone(self) -> str:
        return COUNTER_OFFER_TONES.get(CounterOfferState(self.state), "neutral")


class FormerOffer(models.Model):
    """A version of an offer that another one replaced, as it was told. `lines` are its allowances: kind, unit, amount
    in the smallest unit, currency, source."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="former")
    number = models.PositiveSmallIntegerField(_("version"))
    answer_by = models.DateField(_("answer by"))
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    terms = models.TextField(_("terms"), max_length=4000, blank=True)
    lines = models.JSONField(_("allowances"), default=list)
    replaced_at = models.DateTimeField(_("replaced"), default=timezone.now)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        verbose_name = _("earlier version of an offer")
        constraints = [
            models.UniqueConstraint(fields=["offer", "number"], name="no_two_earlier_offers_share_a_version"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def told_lines(self) -> list[str]:
        """Its allowances in the reader's language."""
        return [
            f"{AllowanceKind(kind).label}: {written(amount, currency)} {AllowanceUnit(unit).label}"
            for kind, unit, amount, currency in (
                (line["kind"], line["unit"], line["amount_minor"], line["currency"]) for line in self.lines
            )
        ]
