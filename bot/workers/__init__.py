"""Core code that works by itself: keeps the catalogue fresh, posts cards and opens boxes, refreshes, reconciles."""
