"""The fuse: nobody waits for what has just failed, and somebody looks again."""

from casework.circuit import Circuit


def test_one_may_try_after_a_pause():
    now = [100.0]
    circuit = Circuit(pause=15, clock=lambda: now[0])

    circuit.failed("away")
    assert [circuit.may_try(), circuit.may_try()] == [False, False]
    now[0] += 16
    assert [circuit.may_try(), circuit.may_try()] == [True, False]
    circuit.worked()
    assert [circuit.may_try(), circuit.may_try()] == [True, True]


def test_a_few_failures_are_tolerated_and_the_pause_grows_to_its_longest():
    now = [0.0]
    circuit = Circuit(pause=60, longest=200, tolerated=3, clock=lambda: now[0])
    pauses = []

    for _failure in range(6):
        circuit.failed("away")
        began = now[0]
        while not circuit.may_try():
            now[0] += 1
        pauses.append(now[0] - began)

    assert pauses == [0, 0, 60, 120, 200, 200]


def test_what_worked_once_is_tolerated_as_before():
    circuit = Circuit(tolerated=2)

    circuit.failed("away")
    circuit.worked()
    circuit.failed("away")

    assert circuit.may_try()
