"""The weekly verdicts told as stories: real adapters, a real database, and a clock that is moved."""
