"""The lists of the desk that press, for whoever reads what waits in all their roles."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.inbox.reading import Role, add_role
from diaspora.rules import is_editor

from .lists import desk_lists

#: Somebody waits for an answer, or an hour has passed; the other lists are work without a day.
_PRESSING = {"reviews", "dates"}


add_role(Role(Recipient.EDITOR, gettext_lazy("Pages and news"), is_editor, order=50))


@waits_for(Recipient.EDITOR, order=10)
def lists_of_an_editor(editor: Any) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=str(each.title),
            url=reverse("desk_report", args=[each.key]),
            waiting=each.find(editor).count(),
            is_pressing=each.key in _PRESSING,
        )
        for each in desk_lists()
    ]
