"""The tree that every installation starts with: languages, pages, menus, groups, workflow."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow, WorkflowPage, WorkflowTask

from ..enums import MenuPosition
from ..models import (
    CallIndexPage,
    HomePage,
    LibraryIndexPage,
    LibraryPage,
    Menu,
    MenuItem,
    NewsIndexPage,
    PressIndexPage,
    ProjectIndexPage,
    StandardPage,
    ThemeIndexPage,
    ThemePage,
)
from ..models.translation.locales import full_locales
from ..signals import site_planted
from ..topics.planting import ensure_topics
from .address import address_of_settings
from .groups import MODERATORS, ensure_groups
from .planting import plant, planted

TEXTS = Path(__file__).resolve().parent.parent / "data" / "site"

#: name of the page (and of its file of texts) → its kind; a page belongs below the page whose name is before the slash.
TREE: dict[str, type[Page]] = {
    "about-us": StandardPage,
    "about-us/projects": ProjectIndexPage,
    "about-us/partners": StandardPage,
    "about-us/where-we-work": StandardPage,
    "themes": ThemeIndexPage,
    "themes/migration-and-development": ThemePage,
    "themes/border-management": ThemePage,
    "themes/counter-trafficking": ThemePage,
    "themes/migration-health": ThemePage,
    "themes/returns": ThemePage,
    "themes/refugees-and-displaced-people": ThemePage,
    "news": NewsIndexPage,
    "about-us/press": PressIndexPage,
    "data-and-resources": StandardPage,
    "data-and-resources/library": LibraryIndexPage,
    "data-and-resources/library/your-rights-at-work": LibraryPage,
    "data-and-resources/library/fair-recruitment": LibraryPage,
    "data-and-resources/library/before-you-leave": LibraryPage,
    "data-and-resources/library/coming-home": LibraryPage,
    "themes/labour-migration": ThemePage,
    "data-and-resources/figures": StandardPage,
    "data-and-resources/calls": CallIndexPage,
    "take-part": StandardPage,
    "take-part/how-to-apply": StandardPage,
    "take-part/for-institutions": StandardPage,
    "is-this-site-real": StandardPage,
    "privacy": StandardPage,
    "accessibility": StandardPage,
    "terms": StandardPage,
}
#: The name of a page, or an address with its titles.
Row = str | tuple[str, dict[str, str]]
MENUS: dict[MenuPosition, list[Row]] = {
    MenuPosition.MAIN: [
        ("/assignments/", {"en": "Assignments", "sw": "Kazi"}),
        "take-part",
        "themes",
        "news",
        "data-and-resources",
        "about-us",
    ],
    MenuPosition.FOOTER: [
        ("/contact/", {"en": "Contact", "sw": "Wasiliana nasi"}),
        "take-part/for-institutions",
        "privacy",
        "accessibility",
        "terms",
    ],
}


@transaction.atomic
def set_up_site(*, report: Callable[[str], None] = lambda line: None) -> HomePage:
    """Make what is missing of languages, site, pages, menus, groups and workflow; change nothing that exists.

    A page that an editor has moved or rewritten stays as it is; one that was deleted comes back.
    """
    locales = _ensure_locales()
    ensure_groups()
    _ensure_workflow()
    ensure_topics()
    home = plant(kind=HomePage, name="home", parent=_root(), texts=TEXTS, locales=locales)
    _ensure_site(home)
    for name, kind in TREE.items():
        parent = planted(name.rpartition("/")[0] or "home")
        page = plant(kind=kind, name=name, parent=parent, texts=TEXTS, locales=locales)
        report(page.title)
    menus = {position: list(rows) for position, rows in MENUS.items()}
    site_planted.send(sender=HomePage, home=home, locales=locales, report=report, main_menu=menus[MenuPosition.MAIN])
    _ensure_menus(menus)
    return home


def _root() -> Page:
    """The root of all trees, without the page that Wagtail's own migration puts there."""
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home", content_type__model="page").first()
    if welcome:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
    return Page.objects.get(pk=root.pk)


def _ensure_locales() -> list[Locale]:
    """A locale for each language. Returns those of the full ones, English first: the shipped texts are translated
    from it."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return list(full_locales())


def _ensure_site(home: HomePage) -> None:
    """One site; its address is always the one of the settings."""
    said = {**address_of_settings(), "site_name": str(settings.SITE_NAME)}
    Site.objects.update_or_create(is_default_site=True, defaults=said, create_defaults={**said, "root_page": home})


def _ensure_workflow() -> None:
    """An editor submits, a moderator approves. Wagtail's migration makes it; a trimmed database may lack it."""
    root = Page.get_first_root_node()
    if WorkflowPage.objects.filter(page=root).exists():
        return
    workflow = Workflow.objects.create(name="Moderators approval", active=True)
    task = GroupApprovalTask.objects.create(name="Moderators approval", active=True)
    task.groups.add(ensure_groups()[MODERATORS])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def _ensure_menus(menus: dict[MenuPosition, list[Row]]) -> None:
    for position, rows in menus.items():
        menu, created = Menu.objects.get_or_create(position=position)
        if not created:
            continue
        for order, row in enumerate(rows):
            if isinstance(row, str):
                MenuItem.objects.create(menu=menu, page=planted(row).page_ptr, sort_order=order)
            else:
                address, titles = row
                MenuItem.objects.create(
                    menu=menu,
                    address=address,
                    sort_order=order,
                    **{f"title_{code}": title for code, title in titles.items()},
                )
