"""A day is a day in Dar es Salaam: at one in the morning there, the day in UTC is still the one before."""

import ast

from ..ours import OURS, ROOT

#: Calls that give a moment in a zone that somebody chose.
ZONED = {"astimezone", "localtime"}


def days_without_a_zone(source: str) -> list[int]:
    """The lines in which the day of a moment is taken as it comes from the database: in UTC."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            (node.func.attr == "date" and not node.args and not _has_a_zone(node.func.value))
            or (node.func.attr in {"today", "utcnow"})
            or (
                node.func.attr == "now"
                and isinstance(node.func.value, ast.Name | ast.Attribute)
                and ast.unparse(node.func.value).endswith("datetime")
                and not node.args
            )
        )
    ]


def _has_a_zone(moment: ast.expr) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in ZONED for node in ast.walk(moment))


def test_the_rule_sees_a_day_in_utc():
    assert days_without_a_zone("application.updated_at.date()") == [1]
    assert days_without_a_zone("datetime.date.today(); datetime.datetime.now()") == [1, 1]
    assert days_without_a_zone("timezone.localtime(moment).date(); timezone.now(); timezone.localdate()") == []


def test_no_day_is_taken_in_utc():
    found = {
        str(path.relative_to(ROOT)): lines
        for app in OURS
        for path in (ROOT / app).rglob("*.py")
        if (lines := days_without_a_zone(path.read_text()))
    }

    assert found == {}
