"""Makes the C++ side of a binding from Godot class reference XML.

`reader` turns the XML into the classes of `model`, `types` knows what each type is in C++ and in Godot, and
`emit` fills the templates. `sources.generate` does it all for one extension.
"""
