"""Make the virtual environment and fill it with the pinned packages. Needs nothing but Python's standard library.

`python3 bootstrap.py requirements.txt` is what `make serve` calls, with requirements-dev.txt what `make test` calls.
Written so that an old Python can still read it and say what is wrong.
"""

import hashlib
import os
import shutil
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(FOLDER, ".venv")
NEEDED_BYTES = 1500 * 1024 * 1024


def stop(message):
    sys.exit("\n" + message + "\n")


def check_machine():
    """Stop with advice when Python is too old or the disk is nearly full."""
    if sys.version_info < (3, 11):
        stop(
            "This is Python %d.%d; the portal needs Python 3.11 or newer.\n"
            "Install it (on Debian and Ubuntu: apt-get install python3.11 python3.11-venv), then run\n"
            "  make serve PYTHON=python3.11" % sys.version_info[:2]
        )
    free = shutil.disk_usage(FOLDER).free
    if free < NEEDED_BYTES and not os.path.exists(ENVIRONMENT):
        stop(
            "The disk has only %d MB free and the portal needs about %d MB.\n"
            "Free some room, or clone the portal to another disk, and try again."
            % (free // 2**20, NEEDED_BYTES // 2**20)
        )


def installed(requirements):
    """The marks of what is installed in the environment: one per list of requirements, named by its content."""
    digest = hashlib.sha256()
    for name in ("requirements.txt", requirements):
        with open(os.path.join(FOLDER, name), "rb") as file:
            digest.update(file.read())
    return os.path.join(ENVIRONMENT, "installed-" + digest.hexdigest()[:16])


def make_environment():
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        stop(
            "This Python has no `venv`. On Debian and Ubuntu install it with\n"
            "  apt-get install python%d.%d-venv" % sys.version_info[:2]
        )
    print("Making the virtual environment in .venv", flush=True)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)


def main():
    requirements = sys.argv[1] if len(sys.argv) > 1 else "requirements.txt"
    check_machine()
    if os.path.exists(installed(requirements)) or os.path.exists(installed("requirements-dev.txt")):
        return
    python = os.path.join(ENVIRONMENT, "bin", "python")
    if not os.path.exists(python):
        make_environment()
    print("Installing the packages of %s (a few minutes the first time)" % requirements, flush=True)
    # The list is whole, so pip need not look for what else a package wants. Compiling goes faster on all processors.
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-compile", "--no-deps"]
    command += ["--require-hashes", "-r", requirements]
    pip = subprocess.Popen(
        command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    tail = []
    for line in pip.stdout:
        tail = tail[-20:] + [line]
        if line.startswith(("Collecting", "Installing")):
            print("  " + line.strip()[:100], flush=True)
    if pip.wait():
        stop(
            "".join(tail) + "\nThe packages could not be installed; the reason is in the lines above.\n"
            "No network? Connect and run the command again: what is already there is kept.\n"
            "Disk full? The packages need about %d MB." % (NEEDED_BYTES // 2**20)
        )
    # A package may bring a file that is no Python, such as a template of one: that one stays as it is.
    subprocess.run([python, "-m", "compileall", "-qq", "-j", "0", os.path.join(ENVIRONMENT, "lib")])
    open(installed(requirements), "w").close()


if __name__ == "__main__":
    main()
