"""The read path of cards."""
