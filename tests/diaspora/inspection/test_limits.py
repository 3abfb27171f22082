"""The process that inspects: it ends by itself, knows no secret, and its end is told in words."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diaspora.files import checks
from diaspora.files.checks import PDF, FileRejected, document_type
from tests.factories.uploads import docx, pdf

ROOT = Path(__file__).resolve().parents[3]


def run(then: str, **limits: int) -> subprocess.CompletedProcess:
    """A process that sets limits on itself, and then does something endless."""
    given = ", ".join(f"{name}={value}" for name, value in limits.items())
    code = f"from diaspora.inspection.limits import set_limits; set_limits({given}); {then}"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_work_without_end_is_ended():
    assert run("\nwhile True: pass", cpu_seconds=1).returncode == -signal.SIGXCPU


def test_memory_without_end_is_not_given():
    process = run("bytearray(900 * 1024 * 1024)")

    assert process.stderr.strip().endswith("MemoryError")


def test_nothing_is_written(tmp_path):
    assert (
        run(f"open({str(tmp_path / 'x')!r}, 'w').write('x')").returncode == -signal.SIGXFSZ
        or not (tmp_path / "x").read_text()
    )


def in_its_place(monkeypatch, tmp_path, script: str) -> None:
    """Another program in place of Python."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize("ended_by", ["XCPU", "ABRT", "SEGV"])
def test_a_document_that_ends_the_process_is_too_complicated(monkeypatch, tmp_path, ended_by):
    in_its_place(monkeypatch, tmp_path, f"kill -{ended_by} $$")

    with pytest.raises(FileRejected, match="too complicated"):
        document_type(pdf())


@pytest.mark.parametrize("ended_by", ["TERM", "KILL"])
def test_a_process_that_somebody_ends_is_tried_once_more(monkeypatch, tmp_path, ended_by):
    in_its_place(
        monkeypatch,
        tmp_path,
        f'[ -e {tmp_path}/again ] && echo \'{{"type": "x"}}\' || {{ touch {tmp_path}/again; kill -{ended_by} $$; }}',
    )

    assert document_type(pdf()) == "x"


def test_a_process_that_is_always_ended_is_no_fault_of_the_document(monkeypatch, tmp_path):
    in_its_place(monkeypatch, tmp_path, "kill -TERM $$")

    with pytest.raises(FileRejected, match="cannot be checked just now"):
        document_type(pdf())


def test_a_document_that_takes_too_long_is_too_complicated(monkeypatch):
    monkeypatch.setattr(checks, "WALL_SECONDS", 0.001)

    with pytest.raises(FileRejected, match="too complicated"):
        document_type(pdf())


def test_a_fault_of_ours_is_not_called_a_fault_of_the_document(monkeypatch, tmp_path, caplog):
    in_its_place(monkeypatch, tmp_path, "echo no pikepdf here >&2; exit 1")

    with pytest.raises(FileRejected, match="cannot be checked just now"):
        document_type(pdf())
    assert "no pikepdf here" in caplog.text


def test_the_process_gets_no_setting_of_the_portal(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "secret")
    in_its_place(monkeypatch, tmp_path, f'env > {tmp_path}/env; echo \'{{"type": "x"}}\'')

    document_type(pdf())

    assert "secret" not in (tmp_path / "env").read_text()


def test_each_reason_has_words():
    assert set(checks._WORDS) == set(checks.Reason)


def test_a_sound_document_passes_through_the_process():
    assert document_type(pdf()) == PDF


def test_the_reason_passes_through_the_process():
    with pytest.raises(FileRejected, match="macros or other files"):
        document_type(docx({"word/vbaProject.bin": b"macro"}))
