"""An address belongs to the app whose view answers it; that app and those above it may name it, never one below.

A lower app that has to lead upward asks a registry, or sends a signal.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from ..ours import OURS, ROOT, sources

#: Paths of pages that stand for any page, in the examples of the style guide.
EXAMPLES = {"home/styleguide/samples.py"}
#: Asks a running portal from outside, without Django, which knows the names; its own tests compare address and name.
FROM_OUTSIDE = {"portal/healthy.py"}


def app_of(view) -> str:
    return getattr(view, "view_class", view).__module__.partition(".")[0]


def named(patterns: list | None = None, namespace: str = "") -> Iterator[tuple[str, str]]:
    """Each name of an address with the app that answers there."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
        elif isinstance(pattern, URLPattern) and pattern.name and app_of(pattern.callback) in OURS:
            yield namespace + pattern.name, app_of(pattern.callback)


@pytest.fixture(scope="module")
def owners() -> dict[str, str]:
    """The app of each address; of those that allauth and Wagtail have too, ours stands first."""
    return dict(reversed(list(named())))


def names_in(source: str) -> set[str]:
    """The texts of a module that may name an address: each with a namespace, and what is asked for by its name."""
    tree = ast.parse(source)
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    asked = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in {"reverse", "reverse_lazy", "redirect"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    return {text for text in texts if ":" in text} | asked


def upward(app: str, names: set[str], owners: dict[str, str]) -> set[str]:
    """Those of `names` that belong to an app above `app`."""
    return {name for name in names if name in owners and OURS.index(owners[name]) < OURS.index(app)}


def test_an_app_names_the_addresses_of_lower_apps_only(owners):
    wrong = {
        str(file.relative_to(ROOT)): found
        for file in sources()
        if (found := upward(file.relative_to(ROOT).parts[0], names_in(file.read_text()), owners))
    }

    assert wrong == {}


def test_a_name_from_above_would_be_found(owners):
    assert upward("diaspora", names_in('redirect("office:home")\nLinks("my:home", "short_page")'), owners) == {
        "office:home"
    }
    assert upward("diaspora", names_in('reverse("short_page")'), owners) == {"short_page"}


def test_an_app_lists_the_addresses_of_its_own_views():
    foreign = [
        (str(file.relative_to(ROOT)), line)
        for name in OURS
        if name != "portal"
        for file in [ROOT / name / "urls.py", *(ROOT / name / "urls").glob("*.py")]
        if file.exists()
        for line in file.read_text().splitlines()
        if re.match(rf"from ({'|'.join(OURS)})\.|from \.\.\.", line)
    ]

    assert foreign == []


def test_no_address_is_written_out_where_it_has_a_name():
    written_out = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources()
        if str(file.relative_to(ROOT)) not in EXAMPLES | FROM_OUTSIDE
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant) and re.match(r"/(en|sw)/\w", str(node.value))
    ]

    assert written_out == []


#: What stands around every page, put together for the whole portal.
FRAME = {f"components/{name}.html" for name in ("contact_link", "footer", "header", "ways_on")}


def templates() -> dict[str, str]:
    root = ROOT / "templates"
    return {str(file.relative_to(root)): file.read_text() for file in root.rglob("*.html")}


def lowest_users(texts: dict[str, str]) -> dict[str, str]:
    """The lowest app that shows each template: by its name in the code, or in a template that this app shows."""
    users: dict[str, set[str]] = {name: set() for name in texts}
    for file in sources():
        named = {node.value for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Constant)}
        for name in named & users.keys():
            users[name].add(file.relative_to(ROOT).parts[0])
    used = re.compile(r'(?:include|extends) "([^"]+)"')
    parts = {name: set(used.findall(text)) & users.keys() for name, text in texts.items()}
    waiting = [name for name in texts if users[name]]
    while waiting:
        name = waiting.pop()
        for part in parts[name]:
            if not users[name] <= users[part]:
                users[part] |= users[name]
                waiting.append(part)
    return {name: max(apps, key=OURS.index) for name, apps in users.items() if apps}


def test_a_template_names_the_addresses_of_the_apps_that_show_it_and_of_lower_ones(owners):
    texts = templates()
    users = lowest_users(texts)
    addresses = {name: set(re.findall(r'{% url "([^"]+)"', text)) for name, text in texts.items()}

    wrong = {
        name: found
        for name, app in users.items()
        if name not in FRAME and (found := upward(app, addresses[name], owners))
    }

    assert users["my/home.html"] == "diaspora"
    assert addresses["my/home.html"] >= {"institution:home", "diaspora:check"}
    assert wrong == {}
