"""People who keep writing while something goes wrong: each thing must be there once, no row lost and none doubled."""

import json
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from ..servers.portal import Portal
from .mail import MailServer
from .person import Person

PASSWORD = "kanga-kitenge"
#: Assignments for which one and the same person applies, one after the other, while one thing goes wrong: a fast
#: machine or a slow one, each time has its own.
AT_MOST = 30
MANY = 12 * AT_MOST
MAKE = f"""
import django; django.setup()
from skills_match.models import Concept
from tests.factories.matching import AssignmentFactory
from tests.factories.people import InstitutionFactory, ProfileFactory
print(ProfileFactory(user__email="wema@people.example", user__first_name="Wema").user.email)
occupation = Concept.objects.filter(kind="occupation").first()
institution = InstitutionFactory()
for number in range({MANY}):
    AssignmentFactory(reference=f"W-{{number:05d}}", institution=institution, occupation=occupation, sector=None)
"""
#: Rows by what was written: of accounts, messages to the office (and a notice for each officer), applications (and a
#: notice of each for the applicant, with the address that its letter names).
COUNT = """
import json, sys
import django; django.setup()
from diaspora.models import Notice, User
from home.models import ContactMessage
from skills_match.models import Application
wanted = json.loads(sys.argv[1])
rows = {kind: {key: [] for key in keys} for kind, keys in wanted.items()}
for address in User.objects.filter(email__in=wanted["account"]).values_list("email", flat=True):
    rows["account"][address].append([])
officers = list(User.objects.officers())
for message in ContactMessage.objects.filter(text__in=wanted["message"]):
    path = f"/office/messages/{message.pk}/"
    told = Notice.objects.filter(kind="contact_message", path__endswith=path)
    rows["message"][message.text].append([told.filter(user=officer).count() for officer in officers])
sent = Application.objects.exclude(state="draft").filter(assignment__reference__in=wanted["application"])
for application in sent.select_related("assignment"):
    path = f"/my/applications/{application.pk}/"
    told = Notice.objects.filter(kind="application_submitted", path__endswith=path).count()
    rows["application"][application.assignment.reference].append([told])
print(json.dumps(rows))
"""


def prepare(portal: Portal) -> None:
    """Somebody with a profile, and enough assignments to apply for."""
    portal.run("-c", MAKE)


@dataclass
class Writing:
    """`with Writing(portal, mail, host) as writing:` two people write until the end of the block; then `check`."""

    portal: Portal
    mail: MailServer
    host: str
    #: What was written, by kind; whether the answer said so.
    said: dict[str, dict[str, bool]] = field(default_factory=lambda: {"account": {}, "message": {}, "application": {}})
    failures: list[tuple[float, str]] = field(default_factory=list)
    #: Of all that write in this rehearsal: nobody applies twice for one assignment, nor comes from one address.
    turns = iter(range(10_000))
    references = iter(f"W-{number:05d}" for number in range(MANY))

    def __enter__(self):
        self._mine = list(islice(self.references, AT_MOST))
        self._stopping = threading.Event()
        self._word = secrets.token_hex(4)
        applicant = Person(self.portal.url, self.host, address="127.0.8.1").open("/en/accounts/login/")
        applicant.submit({"login": "wema@people.example", "password": PASSWORD})
        self._writers = [
            threading.Thread(target=self._keep_writing, args=[self._account, self._message]),
            threading.Thread(target=self._keep_writing, args=[lambda: self._application(applicant)]),
        ]
        for writer in self._writers:
            writer.start()
        return self

    def __exit__(self, *_):
        self._stopping.set()
        for writer in self._writers:
            writer.join()

    def _keep_writing(self, *what) -> None:
        turn = 0
        while not self._stopping.is_set() or turn < len(what):  # on a slow machine, each thing once
            try:
                what[turn % len(what)]()
            except (AssertionError, OSError) as error:
                self.failures.append((time.monotonic(), f"{type(error).__name__}: {str(error)[:200]}"))
            turn += 1
            time.sleep(0.2)

    def _newcomer(self) -> Person:
        """From an address of one's own: nobody meets a limit."""
        turn = next(self.turns)
        return Person(self.portal.url, self.host, address=f"127.1.{turn // 250}.{turn % 250 + 1}")

    def _account(self) -> None:
        address = f"{self._word}-{len(self.said['account'])}@people.example"
        person = self._newcomer().open("/en/accounts/signup/")
        self.said["account"][address] = False
        person.submit({"first_name": "Subira", "email": address, "password1": PASSWORD})
        self.said["account"][address] = True

    def _message(self) -> None:
        text = f"Message {self._word} {len(self.said['message'])}"
        person = self._newcomer().open("/en/contact/")
        self.said["message"][text] = False
        person.submit({"topic": "other", "name": "Imani", "email": "imani@people.example", "text": text})
        self.said["message"][text] = True

    def _application(self, person: Person) -> None:
        if not self._mine:
            return
        reference = self._mine[0]
        person.open(f"/en/assignments/{reference}/apply/")
        self._mine.pop(0)  # only now: while the database is away no page opens, and none is used up
        window = {"available_from": "2027-02-01", "available_until": "2027-06-30"}
        person.submit({"motivation": "I trained nurses for eight years.", **window}, button="Continue")
        self.said["application"][reference] = False
        person.submit({}, form="main form[method=post]", button="Send application").sees("Received")
        self.said["application"][reference] = True

    def check(self) -> str:
        """Raise AssertionError when something is lost or doubled, rows and letters; else say what was counted."""
        wanted = {kind: list(said) for kind, said in self.said.items()}
        counted = json.loads(self.portal.run("-c", COUNT, json.dumps(wanted)))
        # A mail server that was away is asked again after up to a minute.
        for _second in range(90):
            lost, doubled = self._compare(counted)
            if not [each for each in lost if "letter" in each]:
                break
            time.sleep(1)
        time.sleep(2)  # for second copies, if there are any
        lost, doubled = self._compare(counted)
        written = {kind: sum(said.values()) for kind, said in self.said.items()}
        assert (lost, doubled) == ([], []), {"lost": lost, "doubled": doubled}
        assert all(written.values()), f"Nothing was tried: {written}"
        kinds = ", ".join(f"{number} {kind}s" for kind, number in written.items())
        return f"{kinds} written: 0 rows, notices and letters lost, 0 doubled"

    def _compare(self, counted: dict) -> tuple[list[str], list[str]]:
        lost, doubled = [], []
        letters = Counter(key for message in self.mail.messages for key in self._keys(message))

        def compare(what: str, found: int, at_least: int) -> None:
            lost.extend([what] * (found < at_least))
            doubled.extend([what] * (found > 1))

        for kind, said in self.said.items():
            for key, was_confirmed in said.items():
                rows = counted[kind][key]
                compare(f"{kind} {key}", len(rows), int(was_confirmed))
                for told in (number for row in rows for number in row):
                    compare(f"notice of {kind} {key}", told, 1)
                if kind != "message" and rows:
                    compare(f"letter of {kind} {key}", letters[key], 1)
        again = Counter(message["Message-ID"] for message in self.mail.messages)
        return lost, doubled + [f"letter {name}" for name, copies in again.items() if copies > 1]

    def _keys(self, message) -> list[str]:
        """Whose account, and which application, a letter is about."""
        text = message.get_body(("plain",)).get_content()
        is_of_application = "wema@people.example" in message["to"]
        references = [each for each in self.said["application"] if each in text] if is_of_application else []
        return references or [address for address in self.said["account"] if address in message["to"]]
