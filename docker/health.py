"""Asks /livez on the port of this container; exit code 0 when the bot's loop turns. Imports nothing of the bot."""

import os
import sys
import urllib.error
import urllib.request

TIMEOUT = 4.0


def healthy(port: str) -> bool:
    """The playground has no probes: there a 404 is proof enough that the loop turns."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=TIMEOUT):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code == 404  # noqa: PLR2004
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not healthy(os.environ.get("PORT", "8321")))
