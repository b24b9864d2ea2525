#pragma once

#include <optional>

#include "generated/BindingProbe.h"
#include "godot/main_thread_call.h"

namespace classes {

class BindingProbe final : public BindingProbeInterface {
public:
	std::int64_t echo_int(std::int64_t value) const { return value; }
	double echo_float(double value) const { return value; }
	bool echo_bool(bool value) const { return value; }
	std::string echo_string(const std::string &value) const { return value; }
	gd::StringName echo_string_name(const gd::StringName &value) const { return value; }
	gd::Dictionary echo_dictionary(const gd::Dictionary &value) const { return value; }
	gd::Array echo_array(const gd::Array &value) const { return value; }
	gd::TypedArray<std::int64_t> echo_int_array(const gd::TypedArray<std::int64_t> &value) const { return value; }
	gd::TypedArray<double> echo_float_array(const gd::TypedArray<double> &value) const { return value; }
	gd::TypedArray<bool> echo_bool_array(const gd::TypedArray<bool> &value) const { return value; }
	gd::TypedArray<std::string> echo_string_array(const gd::TypedArray<std::string> &value) const { return value; }
	gd::TypedArray<gd::StringName> echo_string_name_array(const gd::TypedArray<gd::StringName> &value) const {
		return value;
	}
	gd::TypedArray<gd::Dictionary> echo_dictionary_array(const gd::TypedArray<gd::Dictionary> &value) const {
		return value;
	}
	gd::TypedArray<gd::Ref<BindingProbeItem>> echo_item_array(
			const gd::TypedArray<gd::Ref<BindingProbeItem>> &value) const {
		return value;
	}
	gd::PackedByteArray echo_packed_byte_array(const gd::PackedByteArray &value) const { return value; }
	gd::PackedInt32Array echo_packed_int32_array(const gd::PackedInt32Array &value) const { return value; }
	gd::PackedInt64Array echo_packed_int64_array(const gd::PackedInt64Array &value) const { return value; }
	gd::PackedFloat32Array echo_packed_float32_array(const gd::PackedFloat32Array &value) const { return value; }
	gd::PackedFloat64Array echo_packed_float64_array(const gd::PackedFloat64Array &value) const { return value; }
	gd::PackedStringArray echo_packed_string_array(const gd::PackedStringArray &value) const { return value; }
	gd::Callable echo_callable(const gd::Callable &value) const { return value; }
	gd::Variant echo_variant(const gd::Variant &value) const { return value; }
	gd::Ref<BindingProbeItem> echo_item(const gd::Ref<BindingProbeItem> &value) const { return value; }
	Mode echo_mode(Mode value) const { return value; }
	Options echo_options(Options value) const { return value; }
	gd::Error echo_error(gd::Error value) const { return value; }

	std::string describe(std::int64_t number, double factor, const std::string &text, bool flag, Mode mode,
			const gd::Ref<BindingProbeItem> &item, const gd::Array &list) const;
	std::string describe_more(const gd::StringName &name, const gd::Dictionary &dictionary,
			const gd::PackedByteArray &bytes, const gd::TypedArray<std::int64_t> &numbers, const gd::Callable &callable,
			const gd::Variant &anything, Options options) const;
	static gd::Ref<BindingProbe> make_asked();
	static gd::Ref<BindingProbeItem> make_item(std::int64_t value);
	static std::int64_t count_items();
	gd::Variant call_back(const gd::Callable &callable, const gd::Variant &argument);
	void append_to(const gd::Array &list, const gd::Variant &value);
	void emit_all();
	void emit_pinged_often(std::int64_t times);
	void request_calls(std::int64_t threads, std::int64_t requests);
	bool is_heard() const { return has_connections(); }
	void forget_requests() { main_thread_call_.reset(); }
	void report_error(const std::string &message);
	void report_warning(const std::string &message);
	std::int64_t sum_items(const gd::TypedArray<gd::Ref<BindingProbeItem>> &items) const;
	gd::Dictionary make_report() const;

	std::int64_t get_number_of_calls() const { return number_of_calls_; }
	std::int64_t get_number() const { return number_; }
	void set_number(std::int64_t value) { set(number_, value); }
	double get_ratio() const { return ratio_; }
	void set_ratio(double value) { set(ratio_, value); }
	std::string get_text() const { return text_; }
	void set_text(const std::string &value) { set(text_, value); }
	bool get_flag() const { return flag_; }
	void set_flag(bool value) { set(flag_, value); }
	Mode get_mode() const { return mode_; }
	void set_mode(Mode value) { set(mode_, value); }
	Options get_options() const { return options_; }
	void set_options(Options value) { set(options_, value); }
	gd::Ref<BindingProbeItem> get_item() const { return item_; }
	void set_item(const gd::Ref<BindingProbeItem> &value) { set(item_, value); }
	gd::StringName get_name_tag() const { return name_tag_; }
	void set_name_tag(const gd::StringName &value) { set(name_tag_, value); }

private:
	template <class T>
	void set(T &member, const T &value) {
		member = value;
		number_of_calls_++;
	}

	std::int64_t number_ = 0;
	double ratio_ = 1.5;
	std::string text_;
	bool flag_ = false;
	Mode mode_ = Mode::MODE_B;
	Options options_ = static_cast<Options>(0);
	gd::Ref<BindingProbeItem> item_;
	gd::StringName name_tag_;
	std::int64_t number_of_calls_ = 0;
	std::optional<gd::MainThreadCall> main_thread_call_;
};

} // namespace classes
