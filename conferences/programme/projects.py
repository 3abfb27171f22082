"""From a session to the pages of the projects that it is about."""

from collections.abc import Iterable
from uuid import UUID

from casework.languages import reading_language
from home.models import ProjectPage

from ..models import Session, SessionProject


def projects_of(session: int) -> list[ProjectPage]:
    """As far as readers may see them; in their language, where there is such a page. One query."""
    keys = SessionProject.objects.filter(session=session).values("project_key")
    return _in_one_language(ProjectPage.objects.filter(translation_key__in=keys))


def project_choices() -> list[tuple[str, str]]:
    """Key and title of each project that readers may see. One query."""
    return [(str(page.translation_key), page.title) for page in _in_one_language(ProjectPage.objects.all())]


def keep_projects(*, session: Session, keys: Iterable[str]) -> None:
    """`keys` and no others are those of `session`."""
    wanted = {UUID(key) for key in keys}
    session.projects.exclude(project_key__in=wanted).delete()
    for key in sorted(wanted):
        SessionProject.objects.get_or_create(session=session, project_key=key)


def _in_one_language(pages) -> list[ProjectPage]:
    """Each project once, by title."""
    live = pages.live().public().select_related("locale").order_by("title", "pk")
    language = reading_language()
    found: dict[UUID, ProjectPage] = {}
    for page in live:
        known = found.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            found[page.translation_key] = page
    return sorted(found.values(), key=lambda page: page.title)
