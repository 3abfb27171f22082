"""A throw-away Elasticsearch of one or three nodes, started by the script next to this file."""

import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .ports import answers

STARTER = Path(__file__).with_name("elasticsearch")
#: For a server that lives for a minute: it is compiled quickly instead of well, which halves the work of starting it.
BRIEF = "-XX:TieredStopAtLevel=1"
UNPACKED = Path(os.environ.get("ES_DIR", Path(tempfile.gettempdir()) / "portal-elasticsearch"))


class Elasticsearch:
    """`with Elasticsearch(nodes=3) as server:` starts it, `server.url` is its ELASTICSEARCH_URL."""

    def __init__(self, *, nodes: int = 1, heap: str = "256m", java_options: str = BRIEF):
        self.nodes = nodes
        self.port = self._free_ports(nodes)
        self.folder = Path(tempfile.mkdtemp(prefix="portal-elasticsearch-"))
        for release in UNPACKED.glob("elasticsearch-*"):  # 95 MB, fetched once
            (self.folder / release.name).symlink_to(release)
        self.environment = {
            **os.environ,
            "ES_PORT": str(self.port),
            "ES_DIR": str(self.folder),
            "ES_HEAP": heap,
            "ES_JAVA_OPTS": java_options,
        }

    def __enter__(self):
        self.url = self._run("start", str(self.nodes)).split("=", 1)[1].strip()
        return self

    def __exit__(self, *_):
        for node in range(self.nodes):
            self.send(node, signal.SIGKILL)  # its data go with it
        shutil.rmtree(self.folder, ignore_errors=True)

    def url_of(self, node: int) -> str:
        return f"http://127.0.0.1:{self.port + node}"

    def send(self, node: int, number: signal.Signals) -> None:
        """Send a signal to one node, as a fault would. A node that is gone takes none."""
        pid = self._place(node) / "pid"
        if pid.exists():
            try:
                os.kill(int(pid.read_text()), number)
            except ProcessLookupError:
                return

    def is_gone(self, node: int) -> bool:
        """Whether a node was killed and not brought back."""
        return not answers(self.port + node)

    def bring_back(self, node: int) -> None:
        """Start a node that was killed, with the data that it had."""
        release = next(self.folder.glob("elasticsearch-*"))
        (self._place(node) / "pid").unlink(missing_ok=True)
        command = [str(release / "bin" / "elasticsearch"), "-d", "-p", str(self._place(node) / "pid")]
        if os.getuid() == 0:  # as the starter does
            account = pwd.getpwnam("elasticsearch-test")
            command = ["setpriv", "--reuid", str(account.pw_uid), "--regid", "0", "--clear-groups", *command]
        environment = {**self.environment, "CLI_JAVA_OPTS": BRIEF, "ES_PATH_CONF": str(self._place(node) / "config")}
        heap, options = self.environment["ES_HEAP"], self.environment["ES_JAVA_OPTS"]
        environment |= {"ES_JAVA_HOME": self._java(), "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap} {options}"}
        subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True)
        for _ in range(300):
            if answers(self.port + node):
                return
            time.sleep(0.1)
        raise RuntimeError(f"Node {node} did not come back")

    def _java(self) -> str:
        """The Java that runs the first node."""
        pid = int((self._place(0) / "pid").read_text())
        return str(Path(os.readlink(f"/proc/{pid}/exe")).parent.parent)

    def _place(self, node: int) -> Path:
        return self.folder / f"node-{self.port + node}"

    def _free_ports(self, count: int) -> int:
        """The first of `count` free ports in a row. Nodes talk on 1PORT, so PORT has four digits."""
        for _ in range(100):
            first = random.randrange(3000, 9000, 10)
            if not any(answers(port) or answers(10_000 + port) for port in range(first, first + count)):
                return first
        raise RuntimeError("No free ports")

    def _run(self, *arguments: str) -> str:
        result = subprocess.run(
            [str(STARTER), *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise RuntimeError(f"elasticsearch {' '.join(arguments)}: {result.stderr.strip()[-2000:]}")
        return result.stdout
