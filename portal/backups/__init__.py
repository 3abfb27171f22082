"""Backups of a whole installation: database, pictures and documents of the editors, private files, in one file."""
