"""The import contracts hold what they promise: a wrong import and an unlisted module break them."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ..ours import OURS, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def contract(name: str) -> dict:
    return next(each for each in CONTRACTS if each["name"].startswith(name))


@pytest.mark.parametrize("app", OURS)
def test_each_app_has_a_contract_that_names_all_its_modules(app):
    assert any(each.get("containers") == [app] and each.get("exhaustive") for each in CONTRACTS)


def test_each_noun_that_answers_http_keeps_its_views_above_its_forms():
    kept = {name for each in CONTRACTS if each["name"].startswith("Inside a noun") for name in each["containers"]}
    nouns = {
        f"{app}.{folder.name}"
        for app in ("skills_match", "diaspora")
        for folder in (ROOT / app).iterdir()
        for part in ("views", "forms")
        if (folder / f"{part}.py").exists() or (folder / part / "__init__.py").exists()
    }

    assert nouns - kept == set()


def test_the_types_of_every_app_are_checked():
    (line,) = [line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("\tmypy ")]

    assert set(line.split()[1:]) == set(OURS)


@pytest.fixture
def house(tmp_path) -> Path:
    """The ground of the portal alone, with its contract."""
    shutil.copytree(ROOT / "casework", tmp_path / "casework", ignore=shutil.ignore_patterns("__pycache__"))
    ground = contract("Inside casework")
    layers = "".join(f"    {layer}\n" for layer in ground["layers"])
    (tmp_path / ".importlinter").write_text(
        "[importlinter]\nroot_package = casework\n\n"
        "[importlinter:contract:1]\nname = Ground\ntype = layers\nexhaustive = true\n"
        f"containers = casework\nlayers =\n{layers}"
    )
    return tmp_path


def is_kept(house: Path) -> bool:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([linter, "--no-cache"], cwd=house, capture_output=True, check=False).returncode == 0


def test_a_wrong_import_breaks_the_contract(house):
    assert is_kept(house)

    with (house / "casework" / "refusals.py").open("a") as lower:
        lower.write("\nfrom . import moves\n")

    assert not is_kept(house)


def test_a_module_that_no_layer_names_breaks_the_contract(house):
    (house / "casework" / "corner.py").write_text("")

    assert not is_kept(house)
