"""Who may do what with placements."""

from diaspora.models import PrivateFile, User

from .models import Deliverable, Placement, TeachingSession


def evidence_opens(user: User, file: PrivateFile) -> bool:
    """Whether the file is evidence in a work plan or material of a session, and `user` one of its sides."""
    if not user.is_authenticated:
        return False
    seen = Placement.objects.visible_to(user)
    is_evidence = Deliverable.objects.filter(evidence=file, placement__in=seen).exists()
    return is_evidence or TeachingSession.objects.filter(material=file, placement__in=seen).exists()
