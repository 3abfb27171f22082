"""What happens by itself: work that is due, found in rows, done again harmlessly when a run was cut off."""

import logging
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections

from .healthy import SIGN_OF_LIFE

logger = logging.getLogger(__name__)


def due_work() -> list[Callable[[], object]]:
    """The periodic functions of all apps, in the order in which they run."""
    from diaspora import tasks as diaspora_tasks
    from home import tasks as home_tasks
    from skills_match import tasks as skills_match_tasks

    return [
        skills_match_tasks.publish_due_assignments,
        skills_match_tasks.close_due_assignments,
        skills_match_tasks.expire_offers,
        skills_match_tasks.remind_of_offers,
        skills_match_tasks.expire_invitations,
        publish_scheduled_pages,
        home_tasks.send_contact_answers,
        skills_match_tasks.find_alerts,
        skills_match_tasks.send_alerts,
        diaspora_tasks.send_due_notices,
        skills_match_tasks.keep_match_index,
    ]


def awaited_work() -> list[Callable[[], object]]:
    """What a person waits for in front of the screen: looked at each second, between the ticks."""
    from diaspora import tasks as diaspora_tasks

    return [diaspora_tasks.send_written_emails]


def publish_scheduled_pages() -> None:
    """Publish and unpublish pages at the time that an editor set."""
    call_command("publish_scheduled", verbosity=0)


def slow_work() -> list[Callable[[], object]]:
    """What is due by the day: looking once an hour is often enough."""
    from diaspora import tasks as diaspora_tasks
    from skills_match import tasks as skills_match_tasks

    return [
        diaspora_tasks.keep_profiles_fresh,
        diaspora_tasks.delete_unused_files,
        diaspora_tasks.forget_old_uses,
        diaspora_tasks.forget_unsent_emails,
        skills_match_tasks.forget_old_changes,
        skills_match_tasks.forget_old_match_runs,
        skills_match_tasks.forget_old_alerts,
    ]


def tick(*, with_slow_work: bool = False) -> int:
    """Run everything once. One failure is logged and does not keep the others from running. Returns the failures."""
    failures = run([*due_work(), *(slow_work() if with_slow_work else [])])
    SIGN_OF_LIFE.touch()
    return failures


def run(works: list[Callable[[], object]]) -> int:
    """Run each once, as `tick` does. Returns the failures."""
    failures = 0
    for work in works:
        try:
            work()
        except Exception:
            logger.exception("Periodic work %s failed; it is tried again at the next tick", work.__name__)
            failures += 1
            close_old_connections()
    return failures
