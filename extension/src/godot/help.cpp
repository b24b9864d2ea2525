#include "help.h"

#include <cstring>

#include "interface.h"

namespace gd {

void load_help() {
	// An editor before 4.3 cannot show the help of an extension.
	if (engine.editor_help_load_xml_from_utf8_chars_and_len == nullptr) {
		return;
	}
	for (std::size_t page = 0; page < help_page_count; page++) {
		engine.editor_help_load_xml_from_utf8_chars_and_len(
				help_pages[page], static_cast<GDExtensionInt>(std::strlen(help_pages[page])));
	}
}

} // namespace gd
