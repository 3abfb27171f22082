"""Stylesheets: small, complete, readable in light and dark, and one file in production."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.template import Context, Template

from home.styleguide.samples import TEXT_PAIRS
from portal.staticfiles import JoinedStaticFilesStorage
from portal.stylesheets import JOINED_STYLESHEET, STYLESHEETS

STATIC = settings.BASE_DIR / "static"
LINKS = Template("{% load stylesheets %}{% stylesheets %}")


def text_of(name: str) -> str:
    return (STATIC / name).read_text()


def colours(scheme: str) -> dict[str, str]:
    """The tokens that are colours, as they are in the light or in the dark."""
    light, dark = text_of("css/tokens.css").split("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found if scheme == "light" else {**found, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


#: What is seen and not read: borders, rings, fills.
EDGE_PAIRS = [("edge", "paper"), ("edge", "surface"), ("kanga", "surface"), ("action", "paper")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), [(*p, 4.5) for p in TEXT_PAIRS] + [(*p, 3.0) for p in EDGE_PAIRS])
def test_pairs_of_colours_can_be_read(scheme, front, back, least):
    palette = colours(scheme)

    assert contrast(palette[front], palette[back]) >= least


def test_stylesheets_use_only_tokens_that_exist():
    css = "".join(text_of(name) for name in STYLESHEETS)
    made = set(re.findall(r"(--[\w-]+):", css))

    assert set(re.findall(r"var\((--[\w-]+)", css)) - made == set()


def test_colours_are_said_only_in_the_tokens():
    css = {name: re.findall(r"#[0-9a-f]{3,8}\b", text_of(name)) for name in STYLESHEETS}

    assert [name for name, found in css.items() if found] == ["css/tokens.css", "css/print.css"]


def test_every_component_stylesheet_is_listed_once():
    there = {path.relative_to(STATIC).as_posix() for path in (STATIC / "css" / "components").glob("*.css")}

    assert {name for name in STYLESHEETS if "/components/" in name} == there
    assert len(set(STYLESHEETS)) == len(STYLESHEETS)


def test_development_links_each_stylesheet():
    assert LINKS.render(Context()).count("<link") == len(STYLESHEETS)


def test_production_links_one_hashed_and_compressed_file(tmp_path, monkeypatch):
    storage = JoinedStaticFilesStorage(location=tmp_path, base_url="/static/")
    paths = {}
    for path in STATIC.rglob("*.*"):
        name = path.relative_to(STATIC).as_posix()
        storage.save(name, ContentFile(path.read_bytes()))
        paths[name] = (storage, name)

    errors = [result for _, _, result in storage.post_process(paths) if isinstance(result, Exception)]
    list(storage.post_process(paths))  # collecting twice does no harm

    assert errors == []
    hashed = storage.stored_name(JOINED_STYLESHEET)
    assert re.fullmatch(r"css/portal\.[0-9a-f]{12}\.css", hashed)
    joined = (tmp_path / hashed).read_text()
    assert re.search(r'url\("\.\./img/border\.[0-9a-f]{12}\.svg"\)', joined)
    assert len(joined) <= 36 * 1024
    assert (tmp_path / f"{hashed}.br").stat().st_size <= 7.5 * 1024
    assert "/*" not in joined
    assert joined.count("{") == joined.count("}")
    monkeypatch.setattr(staticfiles_storage, "_wrapped", storage)
    monkeypatch.setattr(storage, "manifest_strict", True)
    assert LINKS.render(Context()) == f'<link rel="stylesheet" href="/static/{hashed}">'
