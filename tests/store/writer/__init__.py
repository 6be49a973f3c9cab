"""The vote writer: whatever happens, the tally is what the standing marks say."""
