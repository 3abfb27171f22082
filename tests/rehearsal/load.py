"""Visitors who keep asking while something goes wrong, and count what failed."""

import threading
import time
from dataclasses import dataclass, field

from .person import Person

#: Public pages, a search, and a form with a limit of attempts.
PATHS = ("/en/", "/sw/assignments/", "/en/assignments/?q=nurse", "/en/accounts/login/", "/health/")


@dataclass
class Load:
    """`with Load(url, host) as load:` four visitors ask, from an address each, until the end of the block."""

    url: str
    host: str
    #: When each failed request failed, and what it got: a status, or the error of the connection.
    failures: list[tuple[float, str]] = field(default_factory=list)
    #: Seconds that each answered request took.
    taken: list[float] = field(default_factory=list)
    #: How many of the failures were the page that says so in both languages.
    pages: int = 0

    def __enter__(self):
        self._stopping = threading.Event()
        self._visitors = [threading.Thread(target=self._keep_asking, args=(n,)) for n in range(4)]
        for visitor in self._visitors:
            visitor.start()
        return self

    def __exit__(self, *_):
        self._stopping.set()
        for visitor in self._visitors:
            visitor.join()

    def _keep_asking(self, number: int) -> None:
        person = Person(self.url, self.host, address=f"127.0.9.{number + 1}")
        turn = number
        while not self._stopping.is_set():
            started = time.monotonic()
            try:
                answer = person._request("GET", PATHS[turn % len(PATHS)])
            except (AssertionError, OSError) as error:
                self.failures.append((time.monotonic(), type(error).__name__))
            else:
                self._note(answer, started)
            turn += 1
            time.sleep(0.05)

    def _note(self, answer, started: float) -> None:
        if answer.status_code == 200:
            self.taken.append(time.monotonic() - started)
            return
        self.failures.append((time.monotonic(), str(answer.status_code)))
        self.pages += "The portal is away for a moment" in answer.text and "Tovuti haipatikani kwa muda" in answer.text

    def __str__(self) -> str:
        slowest = max(self.taken, default=0)
        return f"{len(self.taken)} answered, {len(self.failures)} failed, the slowest took {slowest:.1f} s"
