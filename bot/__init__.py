"""The core: what the bot knows and says, without any vendor and without I/O (design: nouns, ports, verbs)."""
