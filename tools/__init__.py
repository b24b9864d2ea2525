"""The commands of this project: `python3 -m tools --help`."""
