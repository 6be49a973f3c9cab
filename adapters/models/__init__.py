"""Language models behind any OpenAI-compatible or Anthropic endpoint: optional, asked by the terminal only."""
