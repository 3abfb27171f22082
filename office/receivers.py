"""What the desk does with news of the apps below."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver
from django.urls import reverse

from diaspora.models import Institution, User
from diaspora.notices.notify import notify_many
from diaspora.signals import office_is_told


@receiver(office_is_told)
def tell_officers(
    institution: Institution, kind: str, values: dict, by: User, officers: Iterable[User], **kwargs: Any
) -> None:
    """A notice that leads to the institution."""
    page = reverse("office_people:institution", args=[institution.pk])
    notify_many(users=officers, kind=kind, values=values, path=page, about=by)
