"""Host institutions, their names over time, and who works for them here."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.folded import FoldedField, folded_name, holds
from casework.languages import written_in_every_language
from casework.models import Mailable

from ..enums import InstitutionKind, InstitutionState, MemberRole
from ..free_mail import is_free_mail
from ..name_fields import Name
from ..rules import is_office
from .reference import Region


class InstitutionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Institutions whose inside `user` may see: the office all, a member their own."""
        if not user.is_authenticated:
            return self.none()
        return self if is_office(user) else self.filter(memberships__user=user)

    def approved(self):
        return self.filter(state=InstitutionState.APPROVED)

    def with_names(self):
        return self.prefetch_related("names")

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries; newest first."""
        return self.with_names().select_related("region", "officer").order_by("-created_at", "-pk")

    def called(self, text: str):
        """Institutions that hold every word of `text` in one of their names, past ones too, or in their address."""
        found = self
        for word in text.split():
            name = InstitutionName.objects.filter(holds(word, folded="folded_name"), institution=models.OuterRef("pk"))
            is_name = models.Exists(name) if folded_name(word) else models.Q()
            found = found.filter(models.Q(official_email__icontains=word) | is_name)
        return found


class Institution(models.Model):
    """A ministry or other public body that asks for assignments."""

    kind = models.CharField(_("kind"), max_length=20, choices=InstitutionKind)
    official_email = models.EmailField(_("official e-mail address"))
    official_email_verified_at = models.DateTimeField(
        _("official e-mail address confirmed"), null=True, blank=True, editable=False
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name=_("region"), related_name="+")
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="below",
        verbose_name=_("institution above"),
        editable=False,
    )
    website = models.URLField(_("website"), blank=True)
    about = models.TextField(_("what it does"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=InstitutionState, default=InstitutionState.PENDING, editable=False
    )
    decision_reason = models.TextField(_("reason of the decision"), blank=True, editable=False)
    open_question = models.TextField(_("open question of the programme office"), blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("institution")
        constraints = [
            models.UniqueConstraint(
                fields=["registered_by"],
                condition=models.Q(state=InstitutionState.PENDING),
                name="only_one_pending_registration_per_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=InstitutionState.REJECTED, decision_reason=""),
                name="a_refused_institution_never_lacks_the_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="an_institution_is_never_above_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name that is valid today, in the reader's language (names are prefetched in lists)."""
        name = self.name_on(timezone.localdate())
        return str(name) if name else ""

    def texts_of(self, field: str) -> dict[str, str]:
        """The name that is valid today, in each language in which it is written."""
        name = self.name_on(timezone.localdate())
        return written_in_every_language(name, field) if name else {}

    @property
    def is_address_confirmed(self) -> bool:
        """Whether somebody who reads the mail of the official address has said so."""
        return self.official_email_verified_at is not None

    @property
    def has_free_mail(self) -> bool:
        return is_free_mail(self.official_email)

    def name_on(self, day) -> "InstitutionName | None":
        """The name of a day that readers may know; one that waits for the office is none yet."""
        names = [name for name in self.names.all() if name.confirmed_at]
        names.sort(key=lambda name: name.valid_from, reverse=True)
        return next((name for name in names if name.valid_from <= day), names[-1] if names else None)

    @property
    def waiting_name(self) -> "InstitutionName | None":
        """The new name that the office has not answered yet."""
        return next((name for name in self.names.all() if not name.confirmed_at), None)


class InstitutionName(models.Model):
    """A name in one language or both, valid from a day until the next one begins: ministries are renamed. One that an
    approved institution takes waits for the office (`confirmed_at`): only names that nobody has confirmed wait."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="names")
    name = Name(_("name"), max_length=200)
    folded_name = FoldedField(_("name as it is searched"), of=("name",))
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, default=timezone.now, editable=False)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "valid_from"],
                condition=models.Q(confirmed_at__isnull=False),
                name="only_one_name_per_institution_and_day",
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=models.Q(confirmed_at=None),
                name="only_one_name_waits_per_institution",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def print(self) -> str:
        """What tells this name from the one that a colleague or the institution has put in its place."""
        written = " / ".join(text or "–" for text in written_in_every_language(self, "name").values())
        return f"{self.pk} {self.valid_from} {written}"


class Membership(models.Model):
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=MemberRole)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    chosen_at = models.DateTimeField(_("last chosen"), default=timezone.now, editable=False)

    class Meta:
        # Who works for several institutions works for the one chosen last, until another one is chosen.
        ordering = ["-chosen_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "user"], name="only_one_membership_per_person_and_institution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Sent and neither accepted nor taken back; expired ones are still in it."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(Mailable):
    """A link sent by e-mail. It works once, for the invited address, until it expires.

    The link is made of `nonce` with the secret key of the portal and only its hash is kept: who reads the database
    cannot open it, and a worker can still send it from the row.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=MemberRole)
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    nonce = models.CharField(max_length=43, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                models.F("institution"),
                Lower("email"),
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="only_one_waiting_invitation_per_address_and_institution",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(revoked_at=None),
                name="an_invitation_is_never_both_accepted_and_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return self.email
