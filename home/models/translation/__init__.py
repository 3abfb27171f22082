"""How pages and records stand in the other languages."""
