"""Installing, renewing, leaving, coming back."""
