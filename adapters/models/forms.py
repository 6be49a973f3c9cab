"""What a model may answer, checked field by field before anything is made of it."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from bot.panel import ROLES, Review, Verdict
from bot.ports.models import ModelTrouble

Role = Literal["Builder", "Skeptic", "Futurist", "Founder"]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=40, max_length=2_000)]
_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


Checked = TypeVar("Checked", bound=_Form)


class LineForm(_Form):
    """One line for one review."""

    line: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class ReviewForm(_Form):
    """One reviewer's draft."""

    role: Role
    verdict: Literal["ship", "skip"]
    text: _Text
    line: _Line = ""


class PanelForm(_Form):
    """All four roles, each once."""

    reviews: list[ReviewForm] = Field(min_length=len(ROLES), max_length=len(ROLES))

    @field_validator("reviews")
    @classmethod
    def _each_once(cls, reviews: list[ReviewForm]) -> list[ReviewForm]:
        if {review.role for review in reviews} != set(ROLES):
            raise ValueError("each of the four roles must speak once")
        return reviews

    def made(self, model: str) -> tuple[Review, ...]:
        by = f"drafted by {model}"
        return tuple(
            Review(form.role, Verdict(form.verdict), form.text, form.line, reviewer=by, drafted=True)
            for form in sorted(self.reviews, key=lambda form: ROLES.index(form.role))
        )


def checked(kind: type[Checked], said: Any) -> Checked:
    """The answer as its form, or ModelTrouble with the first mistake; what the model said is not repeated."""
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "answer"
        raise ModelTrouble(f"The model's answer has the wrong form ({where}: {first['msg']}). Try again.") from None
