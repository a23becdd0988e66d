"""`python -m cli` does what `duongve` does."""

from cli.main import main

main()
