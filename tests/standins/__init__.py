"""Small honest servers in place of those outside that a test cannot use."""
