#include "session/session_backend.h"

namespace av {

namespace {

// macOS, Linux, Windows and Android: there is no audio session to speak of.
class UnavailableBackend final : public SessionBackend {
public:
	bool has_session() const override { return false; }
	// Newer than any: what a script asks for is judged as on a device that has it all.
	OsVersion get_os_version() const override { return { Platform::ios, 1000, 0 }; }
	void observe(std::shared_ptr<EventQueue>) override {}

	SessionCategory get_category() const override { return SessionCategory::unknown; }
	Configuration get_configuration() const override { return {}; }
	std::vector<SessionCategory> get_available_categories() const override { return {}; }
	std::vector<SessionMode> get_available_modes() const override { return {}; }
	Route get_current_route() const override { return {}; }
	std::vector<Port> get_available_inputs() const override { return {}; }
	std::optional<Port> get_preferred_input() const override { return std::nullopt; }
	double get_quantity(Quantity) const override { return -1.0; }
	std::optional<bool> get_flag(Flag) const override { return std::nullopt; }
	RenderingMode get_rendering_mode() const override { return RenderingMode::RENDERING_MODE_UNKNOWN; }
	PromptStyle get_prompt_style() const override { return PromptStyle::PROMPT_STYLE_UNKNOWN; }
	RecordPermission get_record_permission() const override { return RecordPermission::RECORD_PERMISSION_UNKNOWN; }
	bool has_microphone_usage_description() const override { return false; }

	Result set_category(SessionCategory) override { return refuse(); }
	Result configure(const Configuration &) override { return refuse(); }
	Result set_active(bool, bool) override { return refuse(); }
	Result set_quantity(Quantity, double) override { return refuse(); }
	Result set_flag(Flag, bool) override { return refuse(); }
	Result set_preferred_input(const std::string &) override { return refuse(); }
	Result override_output_audio_port(PortOverride) override { return refuse(); }
	Result set_preferred_data_source(const std::string &, std::int64_t) override { return refuse(); }
	Result set_preferred_polar_pattern(const std::string &, std::int64_t, PolarPattern) override { return refuse(); }
	void request_record_permission() override {}

private:
	static Refusal refuse() { return { "AVAudioSession", 0, "This platform has no audio session." }; }
};

} // namespace

std::unique_ptr<SessionBackend> make_platform_backend() {
	return std::make_unique<UnavailableBackend>();
}

} // namespace av
