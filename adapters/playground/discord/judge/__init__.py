"""The judges of what the app sends: shapes, limits, and the official description where it is at hand."""
