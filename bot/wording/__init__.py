"""All words that people read: cards made of values, through the message catalogue, in the reader's language."""
