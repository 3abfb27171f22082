"""What the programme office hears of an institution."""

from collections.abc import Iterable

from ..models import Institution, User
from ..signals import office_is_told


def tell_officers(
    institution: Institution, *, kind: str, values: dict, by: User, officers: Iterable[User] | None = None
) -> None:
    """News of what `by` did; for all `officers` when it is for nobody special. The app that has the desk tells them."""
    told = User.objects.officers() if officers is None else officers
    office_is_told.send(Institution, institution=institution, kind=kind, values=values, by=by, officers=told)
