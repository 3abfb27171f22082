"""The cache that all web processes share, and the pages that are kept in it."""
