"""Comparison pages in their text form: parsed, rendered, and everything odd noted with its line."""

from bot.pages.page import Page, PageError, PageProblem, PageReview, PageTool
from bot.pages.parse import parse_page
from bot.pages.render import page_json, render_page

__all__ = ["Page", "PageError", "PageProblem", "PageReview", "PageTool", "page_json", "parse_page", "render_page"]
