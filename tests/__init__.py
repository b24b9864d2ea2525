"""The tests: Python ones here, those that run inside Godot in `gdscript/`."""
