#include "project_settings.h"

#include "variant.h"

namespace gd {

namespace {

constexpr std::int64_t property_hint_enum = 2; // PROPERTY_HINT_ENUM

} // namespace

void define_choice_setting(const char *name, const char *choices) {
	Variant settings = Variant::of_singleton("ProjectSettings");
	const std::string all = choices;
	const Variant first = all.substr(0, all.find(','));
	if (!settings.call("has_setting", { name }).to_bool()) {
		settings.call("set_setting", { name, first });
	}
	settings.call("set_initial_value", { name, first });
	settings.call("set_as_basic", { name, true });

	Dictionary info;
	info.set("name", name);
	info.set("type", VariantType::string);
	info.set("hint", property_hint_enum);
	info.set("hint_string", choices);
	settings.call("add_property_info", { info });
}

std::string get_setting(const char *name) {
	return Variant::of_singleton("ProjectSettings")
			.call("get_setting_with_override", { StringName{ name } })
			.to_string();
}

} // namespace gd
