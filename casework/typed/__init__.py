"""What is typed is never lost: one mechanism for each way in which a text could get away."""
