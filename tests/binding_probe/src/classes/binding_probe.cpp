#include "binding_probe.h"

#include <thread>
#include <vector>

#include "binding_probe_item.h"
#include "godot/interface.h"
#include "godot/log.h"

namespace classes {

std::string BindingProbe::describe(std::int64_t number, double factor, const std::string &text, bool flag, Mode mode,
		const gd::Ref<BindingProbeItem> &item, const gd::Array &list) const {
	const std::string mode_name = get_constant_name(mode) != nullptr ? get_constant_name(mode) : "no mode";
	const std::string item_value = item ? std::to_string(item->get_value()) : "no item";
	return std::to_string(number) + " " + gd::Variant(factor).to_string() + " " + text + (flag ? " yes " : " no ") +
			mode_name + " " + item_value + " " + std::to_string(list.size());
}

std::string BindingProbe::describe_more(const gd::StringName &name, const gd::Dictionary &dictionary,
		const gd::PackedByteArray &bytes, const gd::TypedArray<std::int64_t> &numbers, const gd::Callable &callable,
		const gd::Variant &anything, Options options) const {
	return name.value + " " + std::to_string(dictionary.size()) + " " + std::to_string(bytes.size()) + " " +
			std::to_string(numbers.size()) + (callable.is_valid() ? " callable " : " nothing to call ") +
			anything.to_string() + " " + std::to_string(static_cast<std::int64_t>(options));
}

gd::Ref<BindingProbe> BindingProbe::make_asked() {
	void *object = gd::construct_object(BindingProbe::class_name, true);
	BindingProbe *probe = static_cast<BindingProbe *>(gd::get_instance(object));
	probe->is_heard();
	return gd::Ref<BindingProbe>(probe);
}

gd::Ref<BindingProbeItem> BindingProbe::make_item(std::int64_t value) {
	gd::Ref<BindingProbeItem> item = gd::Ref<BindingProbeItem>::create();
	item->set_value(value);
	return item;
}

std::int64_t BindingProbe::count_items() {
	return BindingProbeItem::alive;
}

gd::Variant BindingProbe::call_back(const gd::Callable &callable, const gd::Variant &argument) {
	return callable.call({ argument });
}

void BindingProbe::append_to(const gd::Array &list, const gd::Variant &value) {
	gd::Array(list).append(value);
}

void BindingProbe::emit_all() {
	gd::Array list;
	list.append(1);
	list.append("two");
	emit_pinged();
	emit_told(7, "seven", make_item(77), Mode::MODE_B, list);
}

void BindingProbe::emit_pinged_often(std::int64_t times) {
	for (std::int64_t time = 0; time < times; time++) {
		emit_pinged();
	}
}

void BindingProbe::request_calls(std::int64_t threads, std::int64_t requests) {
	if (!main_thread_call_) {
		const std::thread::id main_thread = std::this_thread::get_id();
		main_thread_call_.emplace([this, main_thread] { emit_called(std::this_thread::get_id() == main_thread); });
	}
	std::vector<std::thread> running;
	for (std::int64_t thread = 0; thread < threads; thread++) {
		running.emplace_back([this, requests] {
			for (std::int64_t request = 0; request < requests; request++) {
				main_thread_call_->request();
			}
		});
	}
	for (std::thread &thread : running) {
		thread.join();
	}
}

void BindingProbe::report_error(const std::string &message) {
	GD_ERROR(message);
}

void BindingProbe::report_warning(const std::string &message) {
	GD_WARNING(message);
}

std::int64_t BindingProbe::sum_items(const gd::TypedArray<gd::Ref<BindingProbeItem>> &items) const {
	std::int64_t sum = 0;
	for (std::int64_t index = 0; index < items.size(); index++) {
		const gd::Ref<BindingProbeItem> item = items.get(index);
		sum += item ? item->get_value() : 0;
	}
	return sum;
}

gd::Dictionary BindingProbe::make_report() const {
	gd::Dictionary report;
	report.set("number", 1);
	report.set(gd::StringName{ "name" }, gd::PackedInt32Array{ 1, 2, 3 });
	report.set(2.5, make_item(5));
	return report;
}

} // namespace classes
