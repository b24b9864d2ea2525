#pragma once

#include <optional>

#include "generated/BindingProbe.h"
#include "godot/main_thread_call.h"

namespace classes {

class BindingProbe final : public BindingProbeInterface {
public:
	std::int64_t echo_int(std::int64_t value) const override { return value; }
	double echo_float(double value) const override { return value; }
	bool echo_bool(bool value) const override { return value; }
	std::string echo_string(const std::string &value) const override { return value; }
	gd::StringName echo_string_name(const gd::StringName &value) const override { return value; }
	gd::Dictionary echo_dictionary(const gd::Dictionary &value) const override { return value; }
	gd::Array echo_array(const gd::Array &value) const override { return value; }
	gd::TypedArray<std::int64_t> echo_int_array(const gd::TypedArray<std::int64_t> &value) const override {
		return value;
	}
	gd::TypedArray<double> echo_float_array(const gd::TypedArray<double> &value) const override { return value; }
	gd::TypedArray<bool> echo_bool_array(const gd::TypedArray<bool> &value) const override { return value; }
	gd::TypedArray<std::string> echo_string_array(const gd::TypedArray<std::string> &value) const override {
		return value;
	}
	gd::TypedArray<gd::StringName> echo_string_name_array(const gd::TypedArray<gd::StringName> &value) const override {
		return value;
	}
	gd::TypedArray<gd::Dictionary> echo_dictionary_array(const gd::TypedArray<gd::Dictionary> &value) const override {
		return value;
	}
	gd::TypedArray<gd::Ref<BindingProbeItem>> echo_item_array(
			const gd::TypedArray<gd::Ref<BindingProbeItem>> &value) const override {
		return value;
	}
	gd::PackedByteArray echo_packed_byte_array(const gd::PackedByteArray &value) const override { return value; }
	gd::PackedInt32Array echo_packed_int32_array(const gd::PackedInt32Array &value) const override { return value; }
	gd::PackedInt64Array echo_packed_int64_array(const gd::PackedInt64Array &value) const override { return value; }
	gd::PackedFloat32Array echo_packed_float32_array(const gd::PackedFloat32Array &value) const override {
		return value;
	}
	gd::PackedFloat64Array echo_packed_float64_array(const gd::PackedFloat64Array &value) const override {
		return value;
	}
	gd::PackedStringArray echo_packed_string_array(const gd::PackedStringArray &value) const override { return value; }
	gd::Callable echo_callable(const gd::Callable &value) const override { return value; }
	gd::Variant echo_variant(const gd::Variant &value) const override { return value; }
	gd::Ref<BindingProbeItem> echo_item(const gd::Ref<BindingProbeItem> &value) const override { return value; }
	Mode echo_mode(Mode value) const override { return value; }
	Options echo_options(Options value) const override { return value; }
	gd::Error echo_error(gd::Error value) const override { return value; }

	std::string describe(std::int64_t number, double factor, const std::string &text, bool flag, Mode mode,
			const gd::Ref<BindingProbeItem> &item, const gd::Array &list) const override;
	std::string describe_more(const gd::StringName &name, const gd::Dictionary &dictionary,
			const gd::PackedByteArray &bytes, const gd::TypedArray<std::int64_t> &numbers, const gd::Callable &callable,
			const gd::Variant &anything, Options options) const override;
	static gd::Ref<BindingProbe> make_asked();
	static gd::Ref<BindingProbeItem> make_item(std::int64_t value);
	static std::int64_t count_items();
	gd::Variant call_back(const gd::Callable &callable, const gd::Variant &argument) override;
	void append_to(const gd::Array &list, const gd::Variant &value) override;
	void emit_all() override;
	void emit_pinged_often(std::int64_t times) override;
	void request_calls(std::int64_t threads, std::int64_t requests) override;
	bool is_heard() const override { return has_connections(); }
	void forget_requests() override { main_thread_call_.reset(); }
	void report_error(const std::string &message) override;
	void report_warning(const std::string &message) override;
	std::int64_t sum_items(const gd::TypedArray<gd::Ref<BindingProbeItem>> &items) const override;
	gd::Dictionary make_report() const override;

	std::int64_t get_number_of_calls() const override { return number_of_calls_; }
	std::int64_t get_number() const override { return number_; }
	void set_number(std::int64_t value) override { set(number_, value); }
	double get_ratio() const override { return ratio_; }
	void set_ratio(double value) override { set(ratio_, value); }
	std::string get_text() const override { return text_; }
	void set_text(const std::string &value) override { set(text_, value); }
	bool get_flag() const override { return flag_; }
	void set_flag(bool value) override { set(flag_, value); }
	Mode get_mode() const override { return mode_; }
	void set_mode(Mode value) override { set(mode_, value); }
	Options get_options() const override { return options_; }
	void set_options(Options value) override { set(options_, value); }
	gd::Ref<BindingProbeItem> get_item() const override { return item_; }
	void set_item(const gd::Ref<BindingProbeItem> &value) override { set(item_, value); }
	gd::StringName get_name_tag() const override { return name_tag_; }
	void set_name_tag(const gd::StringName &value) override { set(name_tag_, value); }

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
