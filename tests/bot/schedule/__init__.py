"""One post a week at the channel's own hour, in every zone; and what people may write to ask for it."""
