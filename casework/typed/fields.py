"""The field of a form as it meets what was typed; the renderer of the portal gives it to every form."""

from typing import Any

from django.forms import BoundField


def with_one_line_end(value: Any) -> Any:
    """A text with line ends of one sign. Browsers count and show one, and send two; anything else is left as it is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


class TypedBoundField(BoundField):
    """Reads a line end as one sign, so that a limit counts what the browser counted."""

    @property
    def data(self) -> Any:
        return with_one_line_end(super().data)
