"""Who opens the signed paper: the office, as long as it may read the application that came of it."""

from diaspora.models import PrivateFile
from diaspora.rules import is_office

from ..models import Application, EnteredApplication


def paper_is_read_by(user, file: PrivateFile) -> bool:
    if not is_office(user):
        return False
    readable = Application.objects.for_office(user)
    return EnteredApplication.objects.filter(paper=file, application__in=readable).exists()
