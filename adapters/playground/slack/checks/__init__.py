"""Block Kit as strict as Slack: unknown fields, wrong types and every limit are refused with a path."""
