"""The vote writer: takes what has queued while the last commit ran, and makes all of it durable at once."""
