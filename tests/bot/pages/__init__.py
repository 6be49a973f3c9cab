"""Comparison pages in their text form, with all that can be wrong in them."""
