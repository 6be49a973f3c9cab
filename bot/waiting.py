"""What waits for a moment: never long, so that a clock which ran ahead and is right again holds up nothing for hours."""

from datetime import datetime, timedelta
from typing import Final

MOST: Final = timedelta(hours=1)
"""for which anything of ours is put off; what a platform asks for beyond is asked for again then"""
TOO_FAR: Final = 2 * MOST
"""until a moment that only a clock which ran ahead can have named"""


def waits(until: datetime, now: datetime) -> bool:
    return now < until <= now + TOO_FAR


def pause(seconds: float) -> timedelta:
    return min(timedelta(seconds=seconds), MOST)
