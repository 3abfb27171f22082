"""An e-mail address is no longer than its column: a plain field takes 320 signs, and PostgreSQL keeps 254."""

import ast

from ..ours import ROOT, sources


def fields_without_a_length(source: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "forms.EmailField"
        and "max_length" not in {keyword.arg for keyword in node.keywords}
    ]


def test_the_rule_sees_a_field_without_a_length():
    assert fields_without_a_length("forms.EmailField(label='A'); forms.EmailField(max_length=254)") == [1]


def test_every_field_for_an_address_says_how_long_it_may_be():
    found = {
        f"{file.relative_to(ROOT)}:{line}" for file in sources() for line in fields_without_a_length(file.read_text())
    }

    assert found == set()
