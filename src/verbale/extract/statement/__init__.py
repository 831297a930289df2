"""Statements: who says what to whom, where and when."""
