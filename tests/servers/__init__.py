"""Real servers for tests, each thrown away afterwards: no container, no system service is touched."""
