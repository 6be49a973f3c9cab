"""The bot's own work."""
