"""The account: an e-mail address, a name and a language."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager, Permission
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.folded import FoldedField, holds

from ..name_fields import Name

#: No mail can ever reach this domain (RFC 2606).
ERASED_DOMAIN = "deleted.invalid"


def person_called(text: str, prefix: str = "") -> models.Q:
    """Accounts that hold every word of `text` in a name or in the address; `prefix` leads to the account."""
    return holds(text, folded=f"{prefix}folded_name", as_typed=[f"{prefix}email"])


def _given(permission: str) -> models.Q:
    app, _dot, name = permission.partition(".")
    right = Permission.objects.filter(content_type__app_label=app, codename=name)
    by_itself, by_group = right.filter(user=models.OuterRef("pk")), right.filter(group__user=models.OuterRef("pk"))
    return models.Q(models.Exists(by_itself)) | models.Q(models.Exists(by_group))


class UserQuerySet(models.QuerySet):
    def called(self, text: str):
        return self.filter(person_called(text))

    def for_lists(self):
        """Everything that a row of a list of accounts shows, in a fixed number of queries; newest first."""
        return (
            self.select_related("profile")
            .prefetch_related("memberships__institution__names", "emailaddress_set")
            .order_by("-date_joined", "-pk")
        )

    def given(self, permission: str):
        """Whose open account was given it (`app.name`), by itself or by a group; of administrators those alone."""
        return self.filter(_given(permission), is_active=True)

    def officers(self):
        """Who may work in the programme office now: by an own permission, by a group, or as administrator."""
        return self.filter(_given("diaspora.work_in_office") | models.Q(is_superuser=True), is_active=True)

    def in_charge_of(self, record):
        """The officer who looks after `record`, as long as that account is open; else the whole office."""
        officer = record.officer
        return [officer] if officer is not None and officer.is_active else self.officers()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Create accounts by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A person who can sign in. People in the diaspora also have a Profile, hosts a Membership."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    first_name = Name(_("given names"), max_length=150, blank=True)
    last_name = Name(_("family name"), max_length=150, blank=True)
    folded_name = FoldedField(_("name as it is searched"), of=("first_name", "last_name"))
    preferred_language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    suspended_at = models.DateTimeField(_("suspended"), null=True, blank=True, editable=False)
    suspended_reason = models.TextField(_("reason of the suspension"), blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
            models.CheckConstraint(
                condition=models.Q(suspended_at=None) | models.Q(is_active=False),
                name="a_suspended_account_is_never_open",
            ),
        ]
        permissions = [
            ("work_in_office", "Can work in the programme office"),
            ("manage_accounts", "Can open accounts and give roles"),
        ]

    def __str__(self) -> str:
        if self.is_erased:
            return gettext("Deleted account")
        return self.get_full_name() or self.email

    def save(self, *args, update_fields=None, **kwargs) -> None:
        if update_fields is not None and {"first_name", "last_name"} & set(update_fields):
            update_fields = {*update_fields, "folded_name"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def is_erased(self) -> bool:
        """The empty shell of a deleted account, kept because a decision of the programme points at it."""
        return self.email.endswith(f"@{ERASED_DOMAIN}")
