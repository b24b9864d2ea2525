"""Settings of Sphinx. `python3 -m tools docs` runs it on a copy of this folder with the generated pages."""

project = "AVAudioSession for Godot"
# The version comes from the command line.

extensions = ["sphinx.ext.intersphinx"]
exclude_patterns = ["tables"]  # Parts of pages.
highlight_language = "gdscript"

# What the pages refer to in Godot's own documentation. The inventory is written from what the engine has.
intersphinx_mapping = {"godot": ("https://docs.godotengine.org/en/stable", "godot.inv")}

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["pages.css"]
html_show_copyright = False
html_copy_source = False
