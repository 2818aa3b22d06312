"""What is one's own: everything about a person in one file, and its erasure."""
