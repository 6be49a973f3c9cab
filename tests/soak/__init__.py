"""Soaks: the proofs of the tests, for minutes and with thousands of people. Run by hand before their figures are told."""
