"""Logs of production: one JSON object a line, without personal data, and a few lines a second whatever happens."""

import builtins
import datetime
import json
import logging
import re
import threading
import time
import traceback

from .database.away import is_database_away
from .request_log import REQUEST_ID, plain_path

EMAIL = re.compile(r"[^\s@<>(){}\[\]'\",;:=]+@[^\s@<>(){}\[\]'\",;]+")
QUERY = re.compile(r"(?<=[\w/])\?[^\s'\"]*=[^\s'\"]*")
#: Part of an address that is long and has a digit, a capital or a colon may be the key of a link.
KEY = re.compile(r"(?<=/)(?=[^/\s]{20,})[^/\s]*[0-9A-Z:][^/\s]*")
DETAIL = re.compile(r"\n?(DETAIL|CONTEXT|LINE \d+):.*", re.DOTALL)
QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|«[^»]*»|“[^”]*”")
NAME_OF_CODE = re.compile(r"[a-z]+(_[a-z]+)+")


def scrubbed(text: str) -> str:
    """`text` without what may say who somebody is: addresses, queries, keys of links, and whatever is quoted."""
    text = DETAIL.sub("", text)
    text = QUOTED.sub(_unless_code, text)
    return KEY.sub("<key>", QUERY.sub("", EMAIL.sub("<e-mail>", text)))


def _unless_code(quoted: re.Match) -> str:
    word = quoted.group()[1:-1]
    is_code = hasattr(builtins, word) or word == "NoneType" or NAME_OF_CODE.fullmatch(word)
    return quoted.group() if is_code else "'…'"


class JSONLines(logging.Formatter):
    """What happened, when, in which request, and where in the code; never the values that the code held."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if request := getattr(record, "request", None):
            message = message.replace(request.path, plain_path(request))
        line = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrubbed(message),
            "process": record.process,
            "request_id": REQUEST_ID.get(),
            **getattr(record, "fields", {}),
        }
        if repeated := getattr(record, "repeated", 0):
            line["not_written"] = repeated
        if record.exc_info and record.exc_info[1]:
            line |= _told(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value not in ("", None)}, ensure_ascii=False)


def _told(error: BaseException) -> dict:
    """Type, scrubbed text and place of an error and of what it came from."""
    if is_database_away(error):
        return {"error": f"{type(error).__name__}: the database is away"}
    frames = traceback.extract_tb(error.__traceback__)
    told: dict = {
        "error": f"{type(error).__name__}: {scrubbed(str(error))}",
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told | ({"came_from": _told(cause)} if cause else {})


class FewASecond(logging.Filter):
    """Of warnings and errors of one kind a few in a second; the next one says how many were not written.

    A kind is a logger, a text before its values are filled in, and a type of error. What is told for its own sake, at
    the level of INFO, is never left out.
    """

    def __init__(self, at_most: int = 2, clock=time.monotonic) -> None:
        super().__init__()
        self._at_most, self._clock = at_most, clock
        self._lock = threading.Lock()
        self._kinds: dict[tuple, list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        error = type(record.exc_info[1]).__name__ if record.exc_info else ""
        kind = record.name, record.levelno, str(record.msg)[:200], error
        now = self._clock()
        with self._lock:
            if len(self._kinds) > 1000:  # texts that are made of values: they are no kinds
                self._kinds.clear()
            began, written, left_out = self._kinds.get(kind, (now, 0, 0))
            if now - began >= 1:
                began, written = now, 0
            if written >= self._at_most:
                self._kinds[kind] = [began, written, left_out + 1]
                return False
            self._kinds[kind] = [began, written + 1, 0]
        record.repeated = left_out
        return True
