"""One line that keeps the reason for a verdict."""
