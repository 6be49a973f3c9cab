"""What people read: the decision first, every number with its count."""
