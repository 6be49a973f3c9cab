"""Discord: gateway and interactions in, Components V2 out (discord.py)."""
