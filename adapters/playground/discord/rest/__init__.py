"""What the app may ask by HTTP: one file per noun, one table of routes."""
