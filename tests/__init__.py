"""The tests tell the product: real database, real adapters over the wire, time and chance passed in."""
