"""Search for people over keyed tokens: no name is in clear in any index, and the key alone relates one to another."""

from persistence.search.finding import Found, find
from persistence.search.tokens import tokens_for
from persistence.search.writing import catch_up, forget, index_name

__all__ = ["Found", "catch_up", "find", "forget", "index_name", "tokens_for"]
