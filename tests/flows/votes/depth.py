"""How long one wants to wait for the tests that grow more certain with time."""

import os

DEPTH = int(os.environ.get("VERDICT_WALKS", "1"))  # noqa: TID251
"""how many times as many walks, lives and people as in an ordinary run"""
