"""Tests of adapters/playground."""
