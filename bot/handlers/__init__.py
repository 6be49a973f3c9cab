"""Verbs: one file per thing a person can do. Each is `async (world, call, reply) -> None`."""
