"""One picture of the life of an assignment and of an application, drawn from the tables of allowed moves."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils import translation
from django.utils.html import escape

from .enums import APPLICATION_MOVES, ASSIGNMENT_MOVES, ApplicationState, AssignmentState

WIDTH, HEIGHT = 156, 44
COLUMN, ROW = 196, 104
COLOURS = {"host": "#8a5a00", "office": "#1a5fb4", "applicant": "#1b7340", "clock": "#5e5c64"}
NAMES = {"host": "institution", "office": "programme office", "applicant": "applicant", "clock": "the portal itself"}

_A, _S = AssignmentState, ApplicationState
#: Column and row of each state: the usual way from left to right, ways out below.
ASSIGNMENT_AT = {
    _A.DRAFT: (0, 0),
    _A.SUBMITTED: (1, 0),
    _A.APPROVED: (2, 0),
    _A.PUBLISHED: (3, 0),
    _A.CLOSED: (4, 0),
    _A.FILLED: (5, 0),
    _A.COMPLETED: (6, 0),
    _A.EDITS_REQUESTED: (1, 1),
    _A.REJECTED: (2, 1),
    _A.CANCELLED: (4, 1),
}
APPLICATION_AT = {
    _S.DRAFT: (0, 0),
    _S.SUBMITTED: (1, 0),
    _S.SCREENING: (2, 0),
    _S.SHORTLISTED: (3, 0),
    _S.OFFERED: (4, 0),
    _S.ACCEPTED: (5, 0),
    _S.CONFIRMED: (6, 0),
    _S.MORE_INFO: (2, 1),
    _S.INTERVIEW: (3, 1),
    _S.RESERVE: (4, 1),
    _S.OFFER_EXPIRED: (5, 1),
    _S.DECLINED: (6, 1),
    _S.NOT_ELIGIBLE: (1, 2),
    _S.NOT_SELECTED: (3, 2),
    _S.WITHDRAWN: (5, 2),
    _S.CANCELLED_BY_HOST: (2, 3),
}


class Drawing(NamedTuple):
    """One table: its heading, where its states are drawn, and its moves with who may make them."""

    heading: str
    at: Mapping
    moves: Mapping


def picture() -> str:
    """The SVG, in English. Arrows carry the colour of who makes the move; two colours where two may."""
    drawings = [
        Drawing("An assignment", ASSIGNMENT_AT, ASSIGNMENT_MOVES),
        Drawing("An application", APPLICATION_AT, APPLICATION_MOVES),
    ]
    parts, top = [_legend()], 70
    with translation.override("en"):
        for drawing in drawings:
            parts += _drawn(drawing, top)
            top += (1 + max(row for _column, row in drawing.at.values())) * ROW + 60
    width = 40 + 7 * COLUMN
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" '
        'font-family="sans-serif" font-size="14">\n'
        "<title>The life of an assignment and of an application</title>\n"
        f"<defs>{_arrow_heads()}</defs>\n"
        f'<rect width="{width}" height="{top}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _drawn(drawing: Drawing, top: int) -> Iterable[str]:
    yield f'<text x="20" y="{top}" font-size="18" font-weight="bold">{drawing.heading}</text>'
    for (before, after), actors in drawing.moves.items():
        for number, actor in enumerate(sorted(actors)):
            yield _arrow(drawing.at[before], drawing.at[after], str(actor), top + 24, shift=number * 7)
    for state, (column, row) in drawing.at.items():
        left, upper = 20 + column * COLUMN, top + 24 + row * ROW
        words = escape(str(state.label))
        yield (
            f'<g data-state="{state.value}"><rect x="{left}" y="{upper}" width="{WIDTH}" height="{HEIGHT}" rx="6" '
            f'fill="#f6f5f4" stroke="#3d3846"/><text x="{left + WIDTH / 2:g}" y="{upper + 27}" '
            f'font-size="{_size(words)}" text-anchor="middle">{words}</text></g>'
        )


def _size(words: str) -> int:
    return next(size for size, longest in ((14, 19), (12, 24), (10, 27), (9, 99)) if len(words) <= longest)


def _arrow(start: tuple[int, int], end: tuple[int, int], actor: str, top: int, *, shift: int) -> str:
    """A straight line between neighbours in a row, a bow otherwise, from edge to edge."""
    (column, row), (to_column, to_row) = start, end
    x1, y1 = 20 + column * COLUMN + WIDTH / 2, top + row * ROW + HEIGHT / 2
    x2, y2 = 20 + to_column * COLUMN + WIDTH / 2, top + to_row * ROW + HEIGHT / 2
    if row == to_row:
        forwards = 1 if to_column > column else -1
        x1, x2 = x1 + forwards * WIDTH / 2, x2 - forwards * (WIDTH / 2 + 8)
        offset = 8 * forwards + shift
        bend = 0 if abs(to_column - column) == 1 else -40
        path = f"M{x1:g} {y1 - offset:g} Q{(x1 + x2) / 2:g} {y1 - offset + bend:g} {x2:g} {y2 - offset:g}"
    else:
        down = 1 if to_row > row else -1
        y1, y2 = y1 + down * HEIGHT / 2, y2 - down * (HEIGHT / 2 + 8)
        offset = 10 * down + shift
        path = f"M{x1 + offset:g} {y1:g} C{x1 + offset:g} {y1 + down * 40:g} {x2 + offset:g} {y2 - down * 40:g} "
        path += f"{x2 + offset:g} {y2:g}"
    return (
        f'<path d="{path}" fill="none" stroke="{COLOURS[actor]}" stroke-width="1.6" stroke-opacity="0.8" '
        f'marker-end="url(#to-{actor})"/>'
    )


def _arrow_heads() -> str:
    return "".join(
        f'<marker id="to-{actor}" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="6" markerHeight="6" orient="auto">'
        f'<path d="M0 0 L8 4 L0 8 z" fill="{colour}"/></marker>'
        for actor, colour in COLOURS.items()
    )


def _legend() -> str:
    words = "".join(
        f'<g transform="translate({20 + 190 * number} 20)"><line x2="34" y1="0" y2="0" stroke="{colour}" '
        f'stroke-width="3"/><text x="42" y="5">{NAMES[actor]}</text></g>'
        for number, (actor, colour) in enumerate(COLOURS.items())
    )
    return f"<g>{words}</g>"
