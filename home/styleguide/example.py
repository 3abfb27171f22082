"""One example of a component."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """One component with the values of one state."""

    state: str
    values: dict = field(default_factory=dict)
