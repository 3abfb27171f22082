"""Messages about a case between its sides: written, read, told once until they are read."""
