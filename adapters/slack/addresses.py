"""Where Slack and its people find us: the paths of our own server."""

from typing import Final

PATHS: Final = ("/slack/events", "/slack/commands", "/slack/interactive")
"""one handler: Slack may be told the same address three times"""
INSTALL_PATH: Final = "/slack/install"
REDIRECT_PATH: Final = "/slack/oauth_redirect"
