"""Tests of the catalogue: the file form, what changes, pages, the starter."""
