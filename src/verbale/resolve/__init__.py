"""From words to those who are meant: states, people, roles, pronouns and days."""
