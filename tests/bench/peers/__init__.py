"""Peers in other languages: their servers, and what they need from a package registry."""
