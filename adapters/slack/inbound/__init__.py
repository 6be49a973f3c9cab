"""What Slack sends, read into values: nothing here waits, asks or answers."""
