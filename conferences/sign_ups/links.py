"""The page on which a delegate chooses sessions; its address is the key to it, as that of the page afterwards."""

from django.urls import reverse

from ..attendance.links import token_of
from ..models import Delegate, Event


def path_of(delegate: Delegate, event: Event) -> str:
    return reverse("events:my_sessions", args=[event.slug, token_of(delegate)])
