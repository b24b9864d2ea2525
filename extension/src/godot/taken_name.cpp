#include "taken_name.h"

#include "log.h"
#include "variant.h"

namespace gd {

bool is_name_taken(const char *class_name) {
	if (!Variant::of_singleton("ClassDB").call("class_exists", { class_name }).to_bool()) {
		return false;
	}
	const Variant loaded = Variant::of_singleton("GDExtensionManager").call("get_loaded_extensions");
	GD_ERROR(std::string(class_name) +
			": Another extension has registered a class of this name already, so this one registers none of its"
			" classes. Keep one of the two addons in the project, and start again. Loaded are " +
			loaded.to_string() + ".");
	return true;
}

} // namespace gd
