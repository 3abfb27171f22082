"""`make serve` leaves nothing running, however it ends: by Ctrl-C, with its group, or killed without a word."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import os, signal, sys, time
for name in (signal.SIGINT, signal.SIGHUP):  # ignored where the tests were started with nohup or in the background
    signal.signal(name, signal.default_int_handler if name == signal.SIGINT else signal.SIG_DFL)
from portal.children import start_child
child = start_child([sys.executable, "-c", "import time; time.sleep(60)"], environment=dict(os.environ))
print(child.pid, flush=True)
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


@pytest.fixture
def parent():
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    process.child = int(process.stdout.readline())
    yield process
    process.kill()
    process.wait()
    process.stdout.close()
    if is_running(process.child):
        os.kill(process.child, signal.SIGKILL)


@pytest.mark.parametrize("with_group", [True, False], ids=["its group is ended", "it is killed alone"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"])
def test_the_child_ends_when_its_parent_does(parent, with_group, name):
    (os.killpg if with_group else os.kill)(parent.pid, signal.Signals[name])
    parent.wait(timeout=10)

    until = time.monotonic() + 10
    while is_running(parent.child) and time.monotonic() < until:
        time.sleep(0.05)

    assert not is_running(parent.child)
