"""A session leads to the projects that it is about, in the language of its reader, as long as they are published."""

import pytest
from django.urls import reverse

from conferences.programme.releasing import release_programme
from tests.factories.events import SessionFactory
from tests.factories.pages import ProjectIndexPageFactory, ProjectPageFactory

pytestmark = pytest.mark.django_db


def test_a_session_shows_published_projects_in_the_language_of_the_reader(event, site, member, client):
    index = ProjectIndexPageFactory(parent=site.home, slug="projects")
    index.copy_for_translation(site.swahili)
    pumps, bees, hidden = (ProjectPageFactory(parent=index, title=title) for title in ("Pumps", "Bees", "Hidden"))
    translated = pumps.copy_for_translation(site.swahili)
    translated.title = "Pampu"
    translated.save_revision().publish()
    session = SessionFactory(event=event)
    release_programme(event=event, by=None)
    team, page = member("programme"), reverse("event_desk:edit_row", args=[event.slug, "sessions", session.pk])
    offered = dict(team.get(page).context["form"].fields["projects"].choices)
    typed = {"kind": "talk", "title_en": "Water", "title_sw": "Maji", "minutes": "45", "language": "en", "level": "all"}

    strange = team.post(page, typed | {"projects": ["00000000-0000-4000-8000-000000000000", "nonsense"]})
    team.post(page, typed | {"projects": [str(row.translation_key) for row in (pumps, bees, hidden)]})
    hidden.unpublish()
    public = reverse("events:session", args=[event.slug, session.key])
    english, swahili = (client.get(public.replace("/en/", f"/{code}/")).text for code in ("en", "sw"))
    team.post(page, typed | {"projects": [str(bees.translation_key)]})
    chosen = {row.project_key for row in session.projects.all()}

    assert sorted(offered.values()) == ["Bees", "Hidden", "Pumps"]
    assert strange.context["form"].errors.keys() == {"projects"}
    assert [title in english for title in ("Pumps", "Pampu", "Bees", "Hidden")] == [True, False, True, False]
    assert [title in swahili for title in ("Pumps", "Pampu", "Bees", "Hidden")] == [False, True, True, False]
    assert '<li lang="en">' in swahili
    assert chosen == {bees.translation_key, hidden.translation_key}
