"""Signing out leaves nothing of what was typed."""

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from .keeping import forget_of_browser


@receiver(user_logged_out)
def forget_what_was_typed(request, **kwargs) -> None:
    forget_of_browser(request.session)
