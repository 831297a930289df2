"""Sanctions: restrictive measures and what is done about them."""
