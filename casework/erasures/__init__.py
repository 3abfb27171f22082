"""What was erased for good, so that no restored backup brings it back."""
