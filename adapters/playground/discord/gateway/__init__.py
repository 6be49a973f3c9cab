"""The socket side: sessions, events and who gets to see them."""
