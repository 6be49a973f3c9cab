"""The Discord adapter, over the wire against the small Discord, and its renderer at every limit."""
