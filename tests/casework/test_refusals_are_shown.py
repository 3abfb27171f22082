"""What a verb says that it may refuse is shown on a page: no view calls it as if it always went well."""

import inspect
import re
from collections.abc import Callable, Iterator
from types import FunctionType

from casework.refusals import Refused, may_be_refused
from diaspora.accounts.staff import change_groups
from tests.bad_input.test_nothing_is_forgotten import OUR_VIEWS

from .test_forms_that_decide import called


def refusals(kind: type = Refused) -> Iterator[str]:
    yield kind.__name__
    for each in kind.__subclasses__():
        yield from refusals(each)


def documented(verb: FunctionType) -> set[str]:
    """The refusals that the docstring of `verb` names."""
    _said, _raises, named = (inspect.getdoc(verb) or "").partition("Raises ")
    return set(re.findall(r"\b[A-Z]\w+", named)) & set(refusals())


def parts_of(view: Callable) -> list[FunctionType]:
    """The view with what is wrapped around it, and what it calls among functions that answer HTTP."""
    known, waiting = [], [view]
    while hasattr(waiting[-1], "__wrapped__"):
        waiting.append(waiting[-1].__wrapped__)
    while waiting:
        function = waiting.pop()
        if function not in known:
            known.append(function)
            waiting += [each for each in called(function) if ".views" in each.__module__]
    return known


def refused_unseen(view: Callable) -> set[str]:
    """Refusals of the verbs of a view that nothing on their way shows."""
    parts = parts_of(view)
    if any(re.search(r"may_be_refused|\bdecided\(|except \w", inspect.getsource(part.__code__)) for part in parts):
        return set()
    verbs = {verb for part in parts for verb in called(part) if ".views" not in verb.__module__}
    return set().union(*map(documented, verbs))


def test_every_view_shows_what_its_verbs_may_refuse():
    unseen = {name: refused for name, view in OUR_VIEWS.items() if (refused := refused_unseen(view))}

    assert unseen == {}


def test_a_view_that_trusts_its_verb_is_noticed():
    def trusts(request):
        change_groups(account=request.user, groups=[], by=request.user)

    def catches(request):
        with may_be_refused(request):
            trusts(request)

    assert refused_unseen(trusts) == {"NotYours", "OwnRoles"}
    assert refused_unseen(catches) == set()
