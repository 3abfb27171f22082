"""Who sees which programme."""

from django.db import models

from diaspora.rules import is_office

from .assignments import today_in_closing_zone


class ProgrammeQuerySet(models.QuerySet):
    def public(self):
        """Shown to everybody."""
        return self.filter(is_public=True)

    def visible_to(self, user):
        """The office sees all, everybody the public ones."""
        return self if is_office(user) else self.public()

    def not_over(self):
        """Whose call has not closed."""
        return self.filter(models.Q(closes_on=None) | models.Q(closes_on__gte=today_in_closing_zone()))

    def choosable(self):
        """What an institution may ask in today: the general one, and those shown to everybody with an open call."""
        return self.open().filter(models.Q(is_default=True) | models.Q(is_public=True))

    def open(self):
        """Institutions may ask in it today: the same words as `Programme.is_open`."""
        today = today_in_closing_zone()
        return self.not_over().filter(models.Q(opens_on=None) | models.Q(opens_on__lte=today))
