"""nginx as plain as it comes, with one folder and the certificate of the portal: what a file costs without us."""

import os
import subprocess
import time
from pathlib import Path

from tests.servers.nginx import PROGRAM
from tests.servers.ports import answers, free_port

CONFIGURATION = """
daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {tls}/fullchain.pem;
        ssl_certificate_key {tls}/privkey.pem;
        root {files};
    }}
}}
"""


class PlainNginx:
    """`with PlainNginx(folder, files=…, tls=…) as server:` hands out `files` below `server.url`."""

    def __init__(self, folder: Path, *, files: Path, tls: Path):
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.folder = folder
        self.configuration = CONFIGURATION.format(folder=folder, port=self.port, tls=tls, files=files)

    def __enter__(self) -> "PlainNginx":
        self.folder.mkdir(parents=True)
        place = self.folder / "nginx.conf"
        # Whoever measures owns the files: as root, nginx would otherwise read them as somebody else.
        place.write_text(("user root;\n" if os.getuid() == 0 else "") + self.configuration)
        self.process = subprocess.Popen([PROGRAM or "nginx", "-p", str(self.folder), "-c", str(place)])
        for _ in range(100):
            if answers(self.port):
                return self
            time.sleep(0.05)
        raise RuntimeError("nginx did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=10)
