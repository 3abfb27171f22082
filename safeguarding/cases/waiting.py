"""Cases that wait, for those alone who may read them; and for the office, that nobody may."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, Share, WaitingLine, waits_for
from diaspora.models import User

from ..enums import CaseState
from ..models import Case
from .readers import cases_for, is_safeguarding_officer, officers


@waits_for(Recipient.OFFICE, order=2)
def cases_to_follow(user: User) -> Iterator[WaitingLine]:
    if is_safeguarding_officer(user):
        rows, address = cases_for(user), reverse("safeguarding_desk:cases")
        late = rows.late().count()
        if number := rows.running().count():
            yield WaitingLine(
                title=_("Reports about safety"),
                url=address,
                waiting=number,
                mine=Share(rows.running().filter(handler=user).count(), f"{address}?show=mine"),
                overdue=Share(late, f"{address}?show=late") if late else None,
                rule=_("A report is late when its day of answer is over."),
            )
        new = rows.filter(state=CaseState.RECEIVED).count()
        if new:
            yield WaitingLine(title=_("Reports that nobody has read"), url=f"{address}?show=new", waiting=new)
    elif Case.objects.running().exists() and not officers().exists():
        yield WaitingLine(
            title=_("Nobody is named to read reports about safety"),
            url=reverse("office:programmes"),
            text=_("Give a colleague the right “Safeguarding” in a programme: two of you are needed."),
        )
