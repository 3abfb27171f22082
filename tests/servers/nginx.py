"""nginx from Debian in front of the portal, with the configuration that an installation has."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from .ports import answers, free_port

ROOT = Path(__file__).resolve().parents[2]
#: Debian keeps it where only administrators look for programs.
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
#: What the file of Debian, /etc/nginx/nginx.conf, puts around ours; with everything below one folder.
FRAME = """
daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
    types {{ image/png png; image/jpeg jpg jpeg; image/webp webp; image/gif gif; text/html html; }}
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/portal.conf;
}}
"""


def knows_ipv6() -> bool:
    """Whether this machine has IPv6 at all; a container often has none."""
    try:
        with socket.socket(socket.AF_INET6) as found:
            found.bind(("::1", 0))
    except OSError:
        return False
    return True


class Nginx:
    """`with Nginx(folder, host=…, upstream=…, media=…, tls=…) as proxy:` listens; visitors come to `proxy.url`."""

    def __init__(self, folder: Path, *, host: str, upstream: str, media: Path, tls: Path):
        self.folder = folder
        self.https, self.http = free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.https}"
        self.names = {
            "PORTAL_HOST": host,
            "PORTAL_UPSTREAM": upstream,
            "HTTP_PORT": str(self.http),
            "HTTPS_PORT": str(self.https),
            "TLS_DIR": str(tls),
            "MEDIA_DIR": str(media),
            "PAGES_DIR": str(ROOT / "templates" / "away"),
            "ACME_DIR": str(folder / "acme"),
            "CACHE_DIR": str(folder / "cache"),
            "LOG_DIR": str(folder),
        }

    @property
    def log(self) -> str:
        return (self.folder / "access.log").read_text() + (self.folder / "error.log").read_text()

    def __enter__(self):
        for name in ("acme", "cache"):
            (self.folder / name).mkdir(parents=True)
        filled = subprocess.run(
            ["deploy/nginx/fill", "deploy/nginx/portal.conf.template"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **self.names},
            capture_output=True,
            text=True,
            check=True,
        )
        lines = [line for line in filled.stdout.splitlines() if knows_ipv6() or "listen [::]:" not in line]
        (self.folder / "portal.conf").write_text("\n".join(lines))
        frame = self.folder / "nginx.conf"
        # Whoever rehearses owns the files: as root, nginx would otherwise read them as somebody else.
        user = "user root;\n" if os.getuid() == 0 else ""
        frame.write_text(user + FRAME.format(folder=self.folder))
        self.process = subprocess.Popen([PROGRAM or "nginx", "-p", str(self.folder), "-c", str(frame)])
        for _ in range(100):
            if answers(self.https):
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError("nginx did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=10)
