"""The data to measure with: beside the checkout, or where SHARED_DATA says. Never part of the project."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(folder: str) -> Path:
    """The folder of that name. Without it the test is left out with a reason; with CI=true it fails."""
    path = Path(os.environ.get("SHARED_DATA", BESIDE)) / folder
    if not path.is_dir():
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"There is no {folder} in {path.parent}; SHARED_DATA may name another folder.")
    return path
