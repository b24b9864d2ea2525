"""Tests of the binding generator."""
