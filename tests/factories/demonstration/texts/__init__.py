"""The texts of the demonstration, for a reader to change: a file for each person, assignment, news item."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def read(name: str) -> dict[str, dict]:
    """What the files of the folder `name` hold, in the order of their numbers: `03-consolata.toml` is “consolata”."""
    return {file.stem[3:]: tomllib.loads(file.read_text()) for file in sorted((FOLDER / name).glob("*.toml"))}


def read_one(name: str) -> dict:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())
