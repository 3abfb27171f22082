"""`make rehearse`: production without Docker, from empty servers to a clean shutdown."""
