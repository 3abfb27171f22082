"""The figures of alerts, on the database that DATABASE_URL names: started by `benchmarks.alerts`.

People and 200 open assignments are those of `matching_population`, with words of `texts` in them. Every fifth person
agreed to be told: two of ten at once, three daily, the others weekly, which is what nobody has to choose. A published
assignment asks for one skill, the commonest ones first, and has 156 words; a saved search has one to three.
"""

import datetime
import logging
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.utils import timezone

from diaspora.enums import ConsentPurpose
from diaspora.models import Consent, User
from skills_match import tasks
from skills_match.alerts.messages import gather_messages
from skills_match.assignments.publishing import publish_assignment
from skills_match.enums import AlertFrequency, AssignmentState, Mode
from skills_match.models import Alert, AlertMessage, AlertSettings, Assignment, AssignmentSkill, SavedSearch
from tests.factories.matching import AssignmentFactory
from tests.factories.people import UserFactory

from .figures import report
from .matching_population import draw_crowd, draw_questions, draw_words
from .matching_rows import Ids, insert, write_people, write_questions
from .texts import Texts

PEOPLE, OPEN, SEARCHES, READERS = 100_000, 200, 10_000, 10_000
#: How many of the commonest skills an assignment is published for: the first one warms up, the second is measured,
#: all of them together are new for more people than read the digest.
PUBLISHED = 8


def write() -> None:
    """Everything that is there before anything is published."""
    draw = random.Random(30_000)
    texts = Texts(draw)
    words = draw_words()
    with transaction.atomic():
        ids = Ids(words)
        write_people(draw_crowd(PEOPLE), ids)
        give_words(write_questions(draw_questions(OPEN), ids), texts)
        waiting = [AssignmentFactory(state=AssignmentState.APPROVED, published_at=None) for _skill in range(PUBLISHED)]
        for skill, assignment in enumerate(waiting):
            AssignmentSkill.objects.create(assignment=assignment, skill_id=ids.skills + skill, level=1)
        give_words(waiting, texts)
        want_alerts(draw)
        save_searches(draw, texts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def give_words(assignments: list[Assignment], texts: Texts) -> None:
    sizes = {"title": 6, "background": 60, "objective": 20, "tasks": 50, "deliverables": 20}
    names = [f"{name}_{code}" for name in sizes for code in ("en", "sw")]
    for assignment in assignments:
        for name in names:
            setattr(assignment, name, texts.text(sizes[name.rsplit("_", 1)[0]]))
    Assignment.objects.bulk_update(assignments, names)


def want_alerts(draw: random.Random) -> None:
    accounts = list(User.objects.filter(profile__isnull=False).order_by("pk").values_list("pk", flat=True)[::5])
    insert(Consent, {"user_id": accounts}, purpose=ConsentPurpose.ALERTS, text_version="1")
    chosen = [AlertFrequency.AT_ONCE] * 2 + [AlertFrequency.DAILY] * 3 + [None] * 5
    AlertSettings.objects.bulk_create(
        AlertSettings(user_id=account, frequency=frequency)
        for account in accounts
        if (frequency := draw.choice(chosen)) is not None
    )


def save_searches(draw: random.Random, texts: Texts) -> None:
    """Two for each person who keeps any."""
    accounts = list(User.objects.filter(profile__isnull=False).order_by("pk").values_list("pk", flat=True))
    made = []
    for account in draw.sample(accounts, SEARCHES // 2):
        for place in (1, 2):
            text, chosen = texts.typed(), {"mode": [draw.choice(Mode.values)]} if draw.random() < 0.3 else {}
            fingerprint = SavedSearch.fingerprint_of(f"{text} {place}", chosen)
            made.append(
                SavedSearch(
                    user_id=account, slot=place, name=text[:80], text=text, chosen=chosen, fingerprint=fingerprint
                )
            )
    SavedSearch.objects.bulk_create(made, batch_size=2000)


@contextmanager
def counted() -> Iterator[dict[str, float]]:
    """Seconds and statements of what is done within."""
    taken: dict[str, float] = {"statements": 0}

    def count(execute: Callable, *arguments):
        taken["statements"] += 1
        return execute(*arguments)

    clock, processor = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        yield taken
    taken["seconds"] = time.perf_counter() - clock
    print(f"# {time.process_time() - processor:.1f} s of this process's time, {taken['statements']} statements")


def measure() -> None:
    officer = UserFactory(email="officer@bench.example")
    officer.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    waiting = Assignment.objects.filter(state=AssignmentState.APPROVED).order_by("-pk")
    first, second, *others = waiting
    publish_assignment(assignment=first, by=officer)
    while tasks.find_alerts():
        pass
    before = Alert.objects.count()

    with counted() as taken:
        publish_assignment(assignment=second, by=officer)
    report("alerts_publish_100k_s", taken["seconds"], "s", digits=3)

    with counted() as taken:
        tasks.find_alerts()
        messages = gather_messages()
    receivers = Alert.objects.count() - before
    print(f"# {receivers} people, {messages} of them at once")
    report("alerts_enqueue_100k_s", taken["seconds"], "s")
    report("alerts_enqueue_statements_per_1k", taken["statements"] * 1000 / receivers, "statements")

    for assignment in others:
        publish_assignment(assignment=assignment, by=officer)
    tasks.find_alerts()
    readers = daily_readers()
    with counted() as taken:
        while tasks.gather_alerts() + tasks.send_alerts():
            pass
    sent = AlertMessage.objects.exclude(emailed_at=None).filter(user__in=readers).count()
    assert sent == READERS, sent
    report("alerts_daily_digest_10k_s", taken["seconds"], "s")
    report("alerts_digest_statements_per_1k", taken["statements"] * 1000 / READERS, "statements")
    report("alerts_peak_mib", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def daily_readers() -> list[int]:
    """So many of those for whom something is new read it daily, and what is new was found before this morning.
    What others wait for stays where it is."""
    AlertMessage.objects.all().delete()
    readers = sorted(set(Alert.objects.pending().order_by().values_list("user", flat=True)))[:READERS]
    assert len(readers) == READERS, len(readers)
    AlertSettings.objects.all().update(frequency=AlertFrequency.NEVER)
    AlertSettings.objects.bulk_create(
        [AlertSettings(user_id=user, frequency=AlertFrequency.DAILY) for user in readers],
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=["frequency"],
    )
    Alert.objects.pending().filter(user__in=readers).update(found_at=timezone.now() - datetime.timedelta(days=2))
    Alert.objects.pending().exclude(user__in=readers).update(found_at=timezone.now())
    return readers


def main() -> None:
    logging.disable(logging.WARNING)
    settings.MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
    writer = multiprocessing.get_context("fork").Process(target=write)
    started = time.perf_counter()
    writer.start()
    writer.join()
    assert writer.exitcode == 0
    print(f"# {PEOPLE} people written in {time.perf_counter() - started:.0f} s", flush=True)
    measure()


if __name__ == "__main__":
    main()
