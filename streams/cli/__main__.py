"""`python -m streams.cli`: the same as the command `newstally`."""

from streams.cli.app import main

main()
