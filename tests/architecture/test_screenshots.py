"""The pictures of the README are there, are those that `make screenshots` takes, and are small."""

import re

from django.conf import settings

from tests.browser.screenshots import FOLDER, LARGEST, SHOTS


def test_the_readme_shows_the_pictures_that_are_taken_and_no_other_is_kept():
    shown = re.findall(r"!\[[^\]]+\]\(docs/screenshots/([\w-]+)\.png\)", (settings.BASE_DIR / "README.md").read_text())

    assert sorted(shown) == sorted(shot.name for shot in SHOTS)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.png" for name in shown)


def test_no_picture_is_larger_than_60_kib():
    assert {path.name: path.stat().st_size for path in FOLDER.iterdir() if path.stat().st_size > LARGEST} == {}
