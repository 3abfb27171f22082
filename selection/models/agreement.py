"""The agreement of three sides, in both languages, and who signed which text when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from diaspora.models import PrivateFile
from skills_match.models import Application, HeadAsked

from ..enums import SignedHow, SigningSide


class Agreement(models.Model):
    """One version of the text, which never changes: what changes is a new version, signed by all again.

    `sha256` is the fingerprint of both texts. `text_en` and `text_sw` say the same and are signed together.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField(_("version"))
    text_en = models.TextField(_("text in English"))
    text_sw = models.TextField(_("text in Kiswahili"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("agreement")
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="no_two_agreements_share_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.application} – {self.number}"

    @property
    def text(self) -> str:
        """In the reader's language."""
        return self.text_sw if reading_language() == "sw" else self.text_en


class Signature(models.Model):
    """One side's yes to one version. `name` is how the person was called when signing, empty once their account is
    deleted."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(_("side"), max_length=6, choices=SigningSide)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=300, blank=True)
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)

    class Meta:
        ordering = ["signed_at", "pk"]
        verbose_name = _("signature")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side"], name="a_side_signs_a_version_only_once"),
            models.UniqueConstraint(fields=["agreement", "signer"], name="nobody_signs_a_version_for_two_sides"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.name}"


class OutsideSignature(HeadAsked):
    """A signature that no account gave: asked for by link, or on paper that `asked_by` handed in.

    A link waits until `signature` is there; paper always has it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="outside")
    side = models.CharField(_("side"), max_length=6, choices=SigningSide)
    how = models.CharField(_("how"), max_length=5, choices=SignedHow)
    paper = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    signature = models.OneToOneField(Signature, on_delete=models.CASCADE, null=True, related_name="outside")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("signature without an account")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side"], name="a_side_signs_without_an_account_only_once"),
            models.CheckConstraint(
                condition=models.Q(how=SignedHow.LINK, side=SigningSide.HOST)
                & (~models.Q(email="") | models.Q(signature__isnull=False))
                | models.Q(how=SignedHow.PAPER, signature__isnull=False),
                name="only_a_head_signs_by_link_and_paper_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.name}"
