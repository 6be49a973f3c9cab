"""Benchmarks: ratios against peers in the same run, because seconds differ from machine to machine."""
