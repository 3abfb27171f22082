"""PostgreSQL as a part that may be away, or too slow."""
