"""Somebody called Qanary in each role, with everything that people of that kind leave here."""

from .institution import member
from .office import colleague
from .professional import professional

KINDS = [professional, member, colleague]
