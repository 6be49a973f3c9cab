"""The Slack adapter: texts and cards by themselves, then the whole of it against a small Slack on loopback."""
