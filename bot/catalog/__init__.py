"""The catalogue as files: read with errors that name file, line and field; written; compared with what is known."""
