"""A field that another answer makes necessary is not called optional: its form names it in `needed_sometimes`."""

import ast
import re

from tests.ours import sources


def asked_for(form: ast.ClassDef) -> set[str]:
    """Fields that `clean` asks for where another answer stands: `if other and not values.get("name"): add_error`."""
    found = set()
    for condition in (each for each in ast.walk(form) if isinstance(each, ast.If)):
        parts = condition.test.values if isinstance(condition.test, ast.BoolOp) else [condition.test]
        empty = {name for part in parts for name in re.findall(r"^not \(*\w+\.get\('(\w+)'", ast.unparse(part))}
        then = "".join(ast.unparse(line) for line in condition.body)
        found |= {name for name in empty if f"add_error('{name}'" in then}
    return found


def named(form: ast.ClassDef) -> set[str]:
    """What it says itself; all of them where it calls no field optional."""
    said = {ast.unparse(line.targets[0]): line.value for line in form.body if isinstance(line, ast.Assign)}
    if "marks_optional" in said and not ast.literal_eval(said["marks_optional"]):
        return asked_for(form)
    return set(ast.literal_eval(said["needed_sometimes"])) if "needed_sometimes" in said else set()


def test_forms_name_the_fields_that_another_answer_makes_necessary():
    rooms = [file for file in sources() if "forms" in file.parts or file.name == "forms.py"]
    forms = [each for file in rooms for each in ast.walk(ast.parse(file.read_text())) if isinstance(each, ast.ClassDef)]

    assert sum(len(asked_for(form)) for form in forms) > 5
    assert {f"{form.name}.{name}" for form in forms for name in asked_for(form) - named(form)} == set()
