"""Catalogue sources: lists of models and prices that others keep, read as offers and laid beside what is known."""
