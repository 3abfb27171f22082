"""Which private files an application opens to whom."""

from diaspora.models import PrivateFile, User

from ..models import Application


def application_names_file(user: User, file: PrivateFile) -> bool:
    """Whether the file was sent with an application that `user` may read: reviewers of the host, the office."""
    return Application.objects.visible_to(user).filter(cv=file).exists()
