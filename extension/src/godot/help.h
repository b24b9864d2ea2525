#pragma once

#include <cstddef>

// The class reference, as the build put it into the library.
namespace gd {

extern const char *const help_pages[];
extern const std::size_t help_page_count;

// Gives it to the editor.
void load_help();

} // namespace gd
