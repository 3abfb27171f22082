"""One factory for each thing, used by the tests and by the demonstration command."""
