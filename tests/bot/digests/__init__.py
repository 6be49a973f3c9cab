"""The weekly verdicts without a platform: what is chosen, how it is worded, how wishes are read."""
