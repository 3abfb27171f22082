"""The journeys of the portal's users, once each, by HTTP."""

JOURNEYS = []
