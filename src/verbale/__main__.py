"""`python -m verbale` is the command `verbale`."""

from verbale.cli import main

main()
