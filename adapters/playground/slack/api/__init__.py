"""The Web API: one file per family of methods, one table of them all."""
