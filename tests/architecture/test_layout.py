"""The house keeps its shape: keys point the way imports do, files hold one idea, every setting is documented."""

import ast
import re

import pytest
from django.apps import apps

from portal.settings.environment import VARIABLES

from ..ours import OURS, ROOT, sources

#: From the bottom up.
ORDER = OURS[::-1]
FOLDERS = [ROOT / name for name in OURS]


def test_foreign_keys_point_the_way_imports_do():
    backwards = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ORDER
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
        if field.related_model._meta.app_label in ORDER
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]

    assert backwards == []


def test_no_file_of_ours_holds_more_than_one_idea():
    long_files = {
        str(file.relative_to(ROOT)): lines
        for folder in FOLDERS
        for file in folder.rglob("*.py")
        if "migrations" not in file.parts and (lines := len(file.read_text().splitlines())) > 350
    }

    assert long_files == {}


def test_no_folder_is_a_junk_drawer():
    drawers = {"utils", "util", "helpers", "helper", "common", "core", "misc"}

    assert [str(f) for folder in FOLDERS for f in folder.rglob("*") if f.stem in drawers] == []


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_in_the_readme(name):
    assert f"| `{name}` |" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_a_newcomer_reads_of_every_app_from_the_top_down(page):
    rows = re.findall(r"^\| `(\w+)/?` \| ", (ROOT / page).read_text(), re.MULTILINE)

    assert tuple(name for name in rows if name in OURS) == OURS


def test_the_environment_is_read_in_one_place_only():
    readers = {
        str(file.relative_to(ROOT))
        for folder in FOLDERS
        for file in folder.rglob("*.py")
        if re.search(r"os\.environ\b(?!\.setdefault)|os\.getenv", file.read_text())
    }

    # `serve` and `backup` hand their own environment on to the programs that they start; they read nothing from it.
    assert readers == {"portal/management/commands/serve.py", "portal/backups/postgresql.py"}


MAKES = {"create", "get_or_create", "update_or_create"}


def states_written(source: str) -> list[int]:
    """The lines in which the state of a row is written: by name, by a keyword of a query, in bulk, or by what is made
    in a state that is not its first."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Assign(targets=targets) if any(_is_state(each) for each in _each(targets)):
                lines.append(node.lineno)
            case ast.AugAssign(target=target) | ast.AnnAssign(target=target) if _is_state(target):
                lines.append(node.lineno)
            case ast.Call(func=ast.Name("setattr"), args=[_, ast.Constant("state"), *_]):
                lines.append(node.lineno)
            case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords) if "state" in _names(keywords):
                lines.append(node.lineno)
            case ast.Call(func=ast.Attribute(attr="bulk_update")) if _says_state([*node.args, *node.keywords]):
                lines.append(node.lineno)
            case ast.Call(func=ast.Attribute(attr=verb), keywords=keywords) if verb in MAKES and (
                "state" in _names(keywords) or _says_state([each for each in keywords if each.arg == "defaults"])
            ):
                lines.append(node.lineno)
            case ast.Dict(keys=keys, values=values) if any(
                isinstance(key, ast.Constant) and key.value == "state" and isinstance(value, ast.Name)
                for key, value in zip(keys, values, strict=True)
            ):
                lines.append(node.lineno)
    return lines


def _each(targets: list[ast.expr]) -> list[ast.expr]:
    return [part for each in targets for part in (each.elts if isinstance(each, ast.Tuple) else [each])]


def _is_state(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == "state"


def _names(keywords: list[ast.keyword]) -> set[str | None]:
    return {each.arg for each in keywords}


def _says_state(nodes: list[ast.AST]) -> bool:
    return any(isinstance(each, ast.Constant) and each.value == "state" for top in nodes for each in ast.walk(top))


@pytest.mark.parametrize(
    "line",
    [
        "row.state = to",
        "row.state, row.reason = to, why",
        "setattr(row, 'state', to)",
        "rows.filter(pk=1).update(reason='', state=to)",
        "Model.objects.bulk_update(rows, ['state'])",
        "Model.objects.bulk_update(rows, fields=['state'])",
        "Model.objects.create(state=to)",
        "Model.objects.get_or_create(pk=1, defaults={'state': S.OPEN})",
        "write({'state': to})",
    ],
)
def test_a_state_that_is_written_is_noticed(line):
    assert states_written(line) == [1]


@pytest.mark.parametrize("line", ["row.state == to", "rows.filter(state=to)", "rows.update(reason='')", "x.states = 1"])
def test_a_state_that_is_read_is_left_alone(line):
    assert states_written(line) == []


#: Who writes a state without the door, and why.
WITHOUT_THE_DOOR = {
    "skills_match/search_server/building.py": "an index of the search server: nobody decides on it, no log, one writer",
    "contributions/gifts/giving.py": "a large anonymous gift begins as waiting, every other one as accepted",
    "payments/disputes/settling.py": "what Stripe told of begins where Stripe says",
    "payments/payouts/settling.py": "what Stripe told of begins where Stripe says",
    "payments/refunds/asking.py": "a refund begins as asked for or, where one person is enough, as approved",
    "payments/refunds/settling.py": "a refund that was made at Stripe begins as sent",
    "placements/migrations/0004_grants_shares_and_payments.py": "back to a release that knows no payments in parts",
    "placements/migrations/0007_advances_and_closed_months.py": "what was approved at nought never ended, and ends",
}


def test_only_one_door_writes_a_state():
    writers = {str(file.relative_to(ROOT)) for file in sources() if states_written(file.read_text())}

    assert writers == {"casework/moves.py", *WITHOUT_THE_DOOR}


def test_the_language_that_is_read_is_asked_in_one_place():
    asking = [str(file.relative_to(ROOT)) for file in sources() if "get_language() or" in file.read_text()]

    assert asking == ["casework/languages.py"]


def test_stripe_and_elasticsearch_are_imported_in_their_own_room_only():
    importers = {
        str(file.relative_to(ROOT))
        for folder in FOLDERS
        for file in folder.rglob("*.py")
        if re.search(r"^\s*(import|from) (stripe|elasticsearch)\b", file.read_text(), re.MULTILINE)
    }

    rooms = (
        "payments/gateway.py",
        "skills_match/search_server/",
        "skills_match/matching/elastic/",
        "skills_match/search/elastic/",
    )
    assert {file for file in importers if not file.startswith(rooms)} == set()


def test_lists_are_cut_into_pages_in_one_place():
    """The style guide shows pages of a list that does not exist."""
    cutters = {
        str(file.relative_to(ROOT))
        for folder in FOLDERS
        for file in folder.rglob("*.py")
        if "Paginator(" in file.read_text()
    }

    assert cutters == {"casework/pages.py", "home/styleguide/samples.py"}


#: Django and Wagtail look for these by name.
NAMED_BY_OTHERS = {"Command"}


def homes_of_classes() -> dict[str, set[str]]:
    """Each class of ours with the modules that have one of its name."""
    homes: dict[str, set[str]] = {}
    for file in sources():
        if "migrations" not in file.parts:
            for name in re.findall(r"^class ([A-Z]\w+)", file.read_text(), re.MULTILINE):
                homes.setdefault(name, set()).add(str(file.relative_to(ROOT)))
    return homes


def test_no_two_classes_have_one_name():
    twins = {name: files for name, files in homes_of_classes().items() if len(files) > 1}

    assert twins.keys() <= NAMED_BY_OTHERS


def test_a_class_in_the_plural_holds_many_of_the_one_next_to_it():
    """`Part` of a profile and `Parts` of a score would be two things with one name."""
    homes = homes_of_classes()

    apart = {
        plural: homes[name] ^ homes[plural]
        for name in homes
        if (plural := f"{name}s") in homes and homes[name] != homes[plural]
    }

    assert "Moves" in homes
    assert homes["Move"] == homes["Moves"]
    assert apart == {}
