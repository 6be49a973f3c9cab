"""What may be said of few votes: print what anyone can recount, use statistics only to order and to claim."""
