"""The data to measure with: next to the checkout, or where SHARED_DATA says. Never part of the project."""

import os
from pathlib import Path

import pytest

NEXT_TO_THE_CHECKOUT = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(folder: str) -> Path:
    """The folder of that name. Without it the test is left out with a reason; with CI=true it fails."""
    path = Path(os.environ.get("SHARED_DATA", NEXT_TO_THE_CHECKOUT)) / folder
    if not path.is_dir():
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"There is no {folder} in {path.parent}; SHARED_DATA may name another folder.")
    return path
