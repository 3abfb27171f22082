"""What the programme office hears of an institution."""

from collections.abc import Iterable

from ..models import Institution, User
from ..notices.notify import notify_many


def tell_officers(
    institution: Institution, *, kind: str, values: dict, by: User, officers: Iterable[User] | None = None
) -> None:
    """A notice of what `by` did, which leads to the institution; for all `officers` when it is for nobody special."""
    notify_many(
        users=User.objects.officers() if officers is None else officers,
        kind=kind,
        values=values,
        path=f"/en/office/institutions/{institution.pk}/",
        about=by,
    )
