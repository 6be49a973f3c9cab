"""/verdict catalog: what those who may edit the catalogue do with it in chats."""
