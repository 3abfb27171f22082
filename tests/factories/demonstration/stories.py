"""What experts and hosts tell of an assignment, with the expert's consent, and what the newsroom uses of it."""

from placements.models import Placement
from placements.stories.telling import agree, take, tell_story


def build_stories(told: dict, placement: Placement, host, editor) -> None:
    """`told["stories"]` has title and text by side; `is_taken` says that the newsroom uses the expert's."""
    language = told.get("language", "en")
    for side, (title, text) in told.get("stories", {}).items():
        by = placement.expert if side == "expert" else host
        is_named = side == "expert"
        values = {"title": title, "text": text, "language": language, "is_named": is_named}
        story = tell_story(placement=placement, by=by, **values)
        if side == "host" and not told.get("is_asked"):
            agree(story=story, by=placement.expert, shown=story.version)
        if side == "expert" and told.get("is_taken"):
            take(story=story, by=editor, shown=story.version)
