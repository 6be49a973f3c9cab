"""What the rollups of a week hold of one tool."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Week:
    """The votes on a tool that were cast in some weeks and still stand, and how many of them were the other way before."""

    ship: int = 0
    skip: int = 0
    to_ship: int = 0
    to_skip: int = 0

    @property
    def n(self) -> int:
        return self.ship + self.skip

    def __sub__(self, told: "Week") -> "Week":
        """What is new; a vote that was told of and taken back since is not told as less than nothing."""
        return Week(
            ship=max(0, self.ship - told.ship),
            skip=max(0, self.skip - told.skip),
            to_ship=max(0, self.to_ship - told.to_ship),
            to_skip=max(0, self.to_skip - told.to_skip),
        )
