"""A small Slack and a small Discord on loopback, and the page that shows what they show."""
