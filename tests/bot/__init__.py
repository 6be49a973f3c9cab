"""The core by itself: nouns and verbs, no platform and no network."""
