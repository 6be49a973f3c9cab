"""What the core and the world ask of each other: protocols, satisfied by shape."""
