"""The small Discord, proved by the real discord.py."""
