"""Bad input for every form of the portal."""
