"""What everybody reads: which tables it stands in, and a number that is another one after each change to them."""
