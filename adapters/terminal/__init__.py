"""The terminal: cards as text with tables, catalogue files read from disk, progress shown while they are imported."""
