"""The weekly post: planned when it is due, counted once, posted once, recorded; and told about when it cannot be."""
