"""A small Slack on loopback: Web API, signed HTTP and Socket Mode delivery, people who click, faults on demand."""
