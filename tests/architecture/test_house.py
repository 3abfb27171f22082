"""The document that shows the house names its rooms as they are, and no room hides a second one."""

import re
from pathlib import Path

from ..ours import OURS, ROOT

#: What Django expects at these names; nobody looks for a noun there.
OF_DJANGO = {"management", "migrations", "templatetags"}
MOST_MODULES = 22


def modules(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*.py") if file.name != "__init__.py"]


def test_the_document_lists_the_rooms_of_the_house():
    rooms = {
        str(folder.relative_to(ROOT))
        for app in OURS
        for folder in (ROOT / app).iterdir()
        if folder.name not in OF_DJANGO and list(folder.glob("*.py"))
    }

    listed = re.findall(r"^\| `(\w+/\w+)` \|", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE)

    assert listed == sorted(rooms)


def test_the_document_lists_the_apps_in_the_order_of_the_settings():
    listed = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE)

    assert listed == list(OURS)


def test_no_folder_hides_a_noun_among_many_modules():
    crowded = {
        str(folder.relative_to(ROOT)): len(modules(folder))
        for app in OURS
        for folder in [ROOT / app, *(ROOT / app).rglob("*")]
        if folder.is_dir() and "migrations" not in folder.parts and len(modules(folder)) > MOST_MODULES
    }

    assert crowded == {}


def test_decisions_are_numbered_without_a_gap_and_have_a_date_and_a_status():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    heads = [re.match(r"# (\d+)\. .+\n\nDate: \d{4}-\d\d-\d\d\. Status: \w+", each.read_text()) for each in decisions]
    assert [each.name for each, head in zip(decisions, heads, strict=True) if head is None] == []
    assert [int(head[1]) for head in heads if head] == list(range(1, len(decisions) + 1))
    assert [int(each.name[:4]) for each in decisions] == list(range(1, len(decisions) + 1))
