"""Who sees which profile, in one place: lists, search hits, exports and pages use the same words."""

from django.db import models

from ..enums import SEEN_BY_OTHERS, ConsentPurpose, Visibility
from ..rules import is_office
from .consent import Consent
from .user import person_called


class ProfileQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False, user__is_active=True)

    def called(self, text: str):
        """People who hold every word of `text` in their name or e-mail address."""
        return self.filter(person_called(text, "user__"))

    def agreed_to_matching(self):
        """Of those whose consent to matching stands; nobody else is compared with anything."""
        consents = Consent.objects.filter(purpose=ConsentPurpose.MATCHING, withdrawn_at=None)
        return self.filter(models.Exists(consents.filter(user=models.OuterRef("user"))))

    def matchable(self):
        """Profiles that may be proposed for an assignment: shown to somebody, matching consented to."""
        return self.published().filter(visibility__in=SEEN_BY_OTHERS).agreed_to_matching()

    def matchable_for_hosts(self):
        """The matchable ones that hosts may see, without a name."""
        return self.matchable().filter(visibility=Visibility.HOSTS)

    def visible_to(self, user):
        """Profiles whose named file `user` may open: one's own; the office those that their owners published."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            shown = models.Q(published_at__isnull=False, visibility__in=SEEN_BY_OTHERS)
            return self.filter(models.Q(user=user) | shown)
        return self.filter(user=user)
