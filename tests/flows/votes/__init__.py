"""Votes equal what people see, whatever happens in between."""
