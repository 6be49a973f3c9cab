"""The playground in a real browser, as a newcomer sees it."""
