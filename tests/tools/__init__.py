"""Tests of the commands: `python3 -m tools`."""
