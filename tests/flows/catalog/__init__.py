"""Stories about keeping the catalogue in chats."""
