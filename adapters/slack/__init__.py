"""Slack: cards as Block Kit, what people do there as calls and reactions, over Socket Mode or signed HTTP."""
