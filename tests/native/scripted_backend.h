#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "session/session.h"

// What a platform might be, and what it was asked for. The test owns it; the session owns a ScriptedBackend.
struct ScriptedPlatform {
	bool has_session = true;
	av::OsVersion os = { av::Platform::ios, 26, 2 };
	std::optional<av::Refusal> refusal;
	av::Configuration configuration = { av::SessionCategory::soloAmbient, av::SessionMode::MODE_DEFAULT,
		av::RouteSharingPolicy::POLICY_DEFAULT, 0 };
	std::vector<av::Port> inputs;
	bool has_usage_description = true;
	double quantity = 2;
	std::optional<bool> flag = true;
	std::vector<std::string> asked;
	std::function<void()> on_configure = [] {};
	std::function<void()> on_set_active = [] {};
	std::shared_ptr<av::EventQueue> events;

	void tell(av::Event::Kind kind, bool flag_value = false) {
		av::Event event{ kind };
		event.flag = flag_value;
		events->push(event);
	}
};

class ScriptedBackend final : public av::SessionBackend {
public:
	explicit ScriptedBackend(ScriptedPlatform &platform) : platform_(platform) {}

	bool has_session() const override { return platform_.has_session; }
	av::OsVersion get_os_version() const override { return platform_.os; }
	void observe(std::shared_ptr<av::EventQueue> events) override { platform_.events = std::move(events); }
	av::SessionCategory get_category() const override { return platform_.configuration.category; }
	av::Configuration get_configuration() const override { return platform_.configuration; }
	std::vector<av::SessionCategory> get_available_categories() const override { return {}; }
	std::vector<av::SessionMode> get_available_modes() const override { return {}; }
	av::Route get_current_route() const override { return {}; }
	std::vector<av::Port> get_available_inputs() const override { return platform_.inputs; }
	std::optional<av::Port> get_preferred_input() const override { return av::Port(); }
	double get_quantity(av::Quantity) const override { return platform_.quantity; }
	std::optional<bool> get_flag(av::Flag) const override { return platform_.flag; }
	av::RenderingMode get_rendering_mode() const override { return av::RenderingMode::RENDERING_MODE_SURROUND; }
	av::PromptStyle get_prompt_style() const override { return av::PromptStyle::PROMPT_STYLE_SHORT; }
	av::RecordPermission get_record_permission() const override {
		return av::RecordPermission::RECORD_PERMISSION_DENIED;
	}
	bool has_microphone_usage_description() const override { return platform_.has_usage_description; }

	Result set_category(av::SessionCategory category) override {
		return configure({ category, av::SessionMode::MODE_DEFAULT, av::RouteSharingPolicy::POLICY_DEFAULT, 0 });
	}
	Result configure(const av::Configuration &configuration) override {
		if (!platform_.refusal) {
			platform_.configuration = configuration;
		}
		platform_.on_configure();
		return answer(std::string("configure ") + classes::get_constant_name(configuration.category));
	}
	Result set_active(bool active, bool notify_others) override {
		platform_.on_set_active();
		return answer(std::string(active ? "activate" : "deactivate") + (notify_others ? " and notify" : ""));
	}
	Result set_quantity(av::Quantity, double value) override { return answer("quantity " + std::to_string(value)); }
	Result set_flag(av::Flag, bool value) override { return answer(value ? "flag" : "no flag"); }
	Result set_preferred_input(const std::string &uid) override { return answer("input '" + uid + "'"); }
	Result override_output_audio_port(av::PortOverride) override { return answer("override"); }
	Result set_preferred_data_source(const std::string &uid, std::int64_t id) override {
		return answer("data source " + uid + " " + std::to_string(id));
	}
	Result set_preferred_polar_pattern(const std::string &uid, std::int64_t, av::PolarPattern) override {
		return answer("polar pattern " + uid);
	}
	void request_record_permission() override { platform_.asked.push_back("permission"); }

private:
	Result answer(const std::string &asked) {
		platform_.asked.push_back(asked);
		return platform_.refusal;
	}

	ScriptedPlatform &platform_;
};

// A session on it, which nobody wakes: the test delivers the events.
struct ScriptedSession {
	ScriptedPlatform platform;
	av::Session session{ std::make_unique<ScriptedBackend>(platform), [] {} };
};

inline const av::Refusal phone_call = { "NSOSStatusErrorDomain", 561017449, "The system said no." };
inline const av::Refusal busy = { "NSOSStatusErrorDomain", 560030580, "The system said no." };
