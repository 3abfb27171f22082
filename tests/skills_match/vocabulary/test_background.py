"""What takes seconds to build is built in the background: once, and again when its version changed."""

import time
from threading import Event, Timer

from django.db import DatabaseError

from skills_match.vocabulary.background import BuiltInBackground, begin_in_turn


class Shelf:
    """Counts how often it was read; reading ends when the gate is open."""

    def __init__(self):
        self.version, self.reads, self.gate, self.faults = 1, 0, Event(), 0

    def read(self):
        self.gate.wait(10)
        self.reads += 1
        if self.reads <= self.faults:
            raise DatabaseError("away")
        return f"version {self.version}"

    def kept(self):
        return BuiltInBackground("shelf", version=lambda: self.version, build=self.read, is_large=lambda _value: True)


def test_the_first_page_of_a_new_process_waits_for_what_is_being_read():
    shelf = Shelf()
    kept = shelf.kept()
    kept.begin()
    Timer(0.1, shelf.gate.set).start()

    assert kept.get() == "version 1"
    assert shelf.reads == 1


def test_whoever_asks_meanwhile_is_served_from_the_one_before():
    shelf = Shelf()
    shelf.gate.set()
    kept = shelf.kept()
    kept.get()
    shelf.gate.clear()
    shelf.version = 2

    assert [kept.get(), kept.get()] == ["version 1", "version 1"]

    builder = kept._builder
    shelf.gate.set()
    builder.join(10)
    assert kept.get() == "version 2"
    assert shelf.reads == 2


def test_a_new_process_reads_one_after_the_other():
    first, second = Shelf(), Shelf()
    second.gate.set()

    begin_in_turn(first.kept(), second.kept())
    time.sleep(0.1)
    assert (first.reads, second.reads) == (0, 0)

    first.gate.set()
    deadline = time.monotonic() + 10
    while not second.reads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (first.reads, second.reads) == (1, 1)


def test_when_reading_failed_the_next_page_tries_again(caplog):
    shelf = Shelf()
    shelf.gate.set()
    shelf.faults = 1
    kept = shelf.kept()
    kept.begin()
    if builder := kept._builder:
        builder.join(10)

    assert kept.get() == "version 1"
    assert "The shelf could not be read" in caplog.text
