"""What the clock does. Each is safe to run at any time and any number of times."""

from casework.clock import Phase, every_tick

from .packs import making


@every_tick(Phase.INDEX)
def make_packs() -> int:
    return making.make_packs()
