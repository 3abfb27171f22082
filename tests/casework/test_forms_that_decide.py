"""Every form that decides is in the table of stale pages, or there is a reason why not."""

import inspect
import re
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

from tests.bad_input.test_nothing_is_forgotten import OUR_VIEWS
from tests.ours import OURS

from .stale import FORMS
from .stale.otherwise import OTHERWISE


def reaches(view: Callable, what: str) -> bool:
    """Whether a view, or what it calls through functions, modules and tables of ours, mentions `what`."""
    known, waiting = set(), [inspect.unwrap(view)]
    while waiting:
        function = waiting.pop()
        if function in known:
            continue
        known.add(function)
        if re.search(what, inspect.getsource(function)):
            return True
        waiting += called(function)
    return False


def called(function: FunctionType) -> list[FunctionType]:
    names, things = _names(function.__code__), []
    for name in names:
        thing = function.__globals__.get(name)
        if isinstance(thing, ModuleType) and thing.__name__.partition(".")[0] in OURS:
            things += [getattr(thing, other, None) for other in names]
        elif isinstance(thing, dict) and (found := [each for each in thing.values() if isinstance(each, FunctionType)]):
            things += found  # a table of verbs
        elif isinstance(thing, dict) and "verb" in names:  # a table of decisions, one of which is made here
            things += [verb for each in thing.values() for verb in _fields(each)]
        else:
            things.append(thing)
    found = [inspect.unwrap(thing) for thing in things if isinstance(thing, FunctionType)]
    return [thing for thing in found if thing.__module__.partition(".")[0] in OURS]


def _names(code) -> set[str]:
    inner = [const for const in code.co_consts if inspect.iscode(const)]
    return {*code.co_names, *code.co_varnames}.union(*(_names(each) for each in inner))


def _fields(decision: Any) -> list:
    return list(decision) if isinstance(decision, tuple) else list(vars(decision).values())


MOVES = r"\bMOVES\.make(_many)?\(|\bsuspended_at = "


def test_no_form_that_decides_is_forgotten():
    deciding = {name for name, view in OUR_VIEWS.items() if reaches(view, MOVES)}

    assert deciding - set(OTHERWISE) == {form.name for form in FORMS}


def test_no_exception_outlives_its_view():
    assert set(OTHERWISE) - set(OUR_VIEWS) == set()
