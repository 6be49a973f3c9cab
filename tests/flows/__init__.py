"""The product told as stories: real adapters, real database, the playground's platforms."""
