"""What somebody was told."""

from diaspora.models import Notice


def heard_by(user) -> list[str]:
    """The kinds of the notices of `user`, oldest first."""
    return [notice.kind for notice in Notice.objects.filter(user=user).order_by("id")]
