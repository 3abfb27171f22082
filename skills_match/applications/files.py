"""Which private files an application opens to whom."""

from diaspora.models import PrivateFile, User

from ..models import Application
from ..rules import host_may_read_sent


def application_names_file(user: User, file: PrivateFile) -> bool:
    """Whether the file was sent with an application that `user` may read: reviewers of the host, the office."""
    if not user.is_authenticated:
        return False
    naming_it = Application.objects.filter(cv=file)
    if naming_it.for_office(user).exists():
        return True
    return any(host_may_read_sent(application) for application in naming_it.for_host(user))
