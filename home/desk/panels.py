"""The desk: the first page of the editor, with the beginning of each list that has something in it."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from .lists import desk_lists

#: DeskRows of a list on the desk; the report has all of them.
SHOWN = 5


class DeskPanel(Component):
    """Before Wagtail's own panels. A list without rows is not there: what is empty needs no attention."""

    name = "desk"
    template_name = "home/editor/desk.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        found = [(each, each.find(user)) for each in desk_lists()]
        return {
            "lists": [
                {"list": each, "number": number, "rows": rows[:SHOWN]}
                for each, rows in found
                if (number := rows.count())
            ],
            "shown": SHOWN,
        }
