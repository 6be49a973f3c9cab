"""The read path of cards: their numbers, with one question for all who ask at the same time."""
