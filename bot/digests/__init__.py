"""The weekly verdicts: who wants them when, one due post, and the numbers that are frozen into it."""
