"""What is ours: each guard looks at all of it, a new app from its first day on."""

from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
#: The names of our apps, from the top down.
OURS = tuple(name for name in settings.INSTALLED_APPS if (ROOT / name / "__init__.py").exists())


def sources() -> list[Path]:
    """Every file of Python in our apps."""
    return [file for name in OURS for file in sorted((ROOT / name).rglob("*.py"))]
