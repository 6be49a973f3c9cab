"""One package per platform: each knows the core and its own vendor, never another platform and never the store."""
