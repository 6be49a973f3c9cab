"""Tests of adapters/playground/slack."""
