"""Models behind endpoints, against a small one on loopback."""
