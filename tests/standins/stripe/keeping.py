"""The books of the played Stripe in a file, so that it knows tomorrow what was paid at it today."""

import json
import os
import time
from pathlib import Path

from .books import Books


class KeptBooks(Books):
    """Books that begin as `file` says, and are written there by `save`."""

    def __init__(self, file: Path) -> None:
        # Stripe uses no number twice: a portal may know those of books that are gone.
        super().__init__(first=int(time.time()))
        self.file = file
        self._is_told = False
        self._begin()

    def save(self) -> None:
        """Whole or not at all: a reader never finds half of it."""
        with self.lock:
            told = {
                "next": self.next,
                "objects": list(self.objects.values()),
                "events": self.events,
                "answered": list(self.answered.items()),
            }
            try:
                new = self.file.with_suffix(".new")
                self.file.parent.mkdir(parents=True, exist_ok=True)
                new.write_text(json.dumps(told), encoding="utf-8")
                os.replace(new, self.file)
            except OSError as error:
                self._say(f"cannot be written to {self.file} ({error.strerror}): they end with this run.")

    def waiting(self) -> list[dict]:
        """Events that nobody has taken yet, the oldest first."""
        return [event for event in self.events if event["pending_webhooks"]]

    def _begin(self) -> None:
        if not self.file.exists():
            return
        try:
            told = json.loads(self.file.read_text(encoding="utf-8"))
            objects = {each["id"]: each for each in told["objects"] if each["object"]}
            events = [each for each in told["events"] if each["id"] and "pending_webhooks" in each]
            answered = {key: ((path, params), status, body) for key, ((path, params), status, body) in told["answered"]}
            following = int(told["next"])
        except (OSError, ValueError, LookupError, TypeError):
            self._put_aside()
        else:
            self.objects, self.events, self.answered = objects, events, answered
            self.next = max(following, self.next)

    def _put_aside(self) -> None:
        aside = self.file.with_suffix(".broken")
        try:
            os.replace(self.file, aside)
            where = f"they are kept as {aside}"
        except OSError:
            where = "they stay where they are"
        self._say(
            f"in {self.file} cannot be read: {where}, and new ones begin empty. What was paid before is named as a "
            f"difference when the portal compares."
        )

    def _say(self, text: str) -> None:
        """Once: not with each payment."""
        if not self._is_told:
            print(f"The books of the played Stripe {text}", flush=True)
        self._is_told = True
