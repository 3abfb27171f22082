"""The topics that ship with the portal: themes of its work, and the 17 goals of the 2030 Agenda in our own words."""

import tomllib
from pathlib import Path

from ..enums import TopicGroup
from ..models import Topic

FILE = Path(__file__).resolve().parent.parent / "data" / "topics.toml"


def ensure_topics() -> None:
    """Make the topics of the first run. On an installation that has topics, nothing: they are the editors' then."""
    if Topic.objects.exists():
        return
    shipped = tomllib.loads(FILE.read_text(encoding="utf-8"))
    themes = [_topic(slug, names, group=TopicGroup.THEME) for slug, names in shipped["themes"].items()]
    goals = [
        _topic(f"goal-{number}", names, group=TopicGroup.GOAL, number=int(number))
        for number, names in shipped["goals"].items()
    ]
    Topic.objects.bulk_create([*themes, *goals])


def _topic(slug: str, names: list[str], **fields) -> Topic:
    english, swahili = names
    return Topic(slug=slug, name=english, name_en=english, name_sw=swahili, **fields)
