"""The Nu HTML checker: whether pages are HTML as its standard says. Java, started once for many pages."""

import json
import shutil
import subprocess
from pathlib import Path

VERSION = "26.9.27"
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "nu"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
INSTALL = f"npm install --prefix var/nu vnu-jar@{VERSION}"


def program() -> str | None:
    """The checker; None without it or without Java."""
    return str(JAR) if JAR.exists() and shutil.which("java") else None


def faults(folder: Path) -> list[str]:
    """What is wrong in the HTML files of `folder`, each with its file and place; warnings are not counted."""
    command = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    told = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages = json.loads(told.stderr)["messages"]
    return [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')!r}"
        for message in messages
        if message["type"] != "info"
    ]
