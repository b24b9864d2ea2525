#include <optional>

#include "apple_events.h"
#include "apple_microphone.h"
#include "apple_properties.h"
#include "objc_conversions.h"
#include "session/session_backend.h"

namespace av {

namespace {

#if TARGET_OS_VISION
constexpr Platform platform = Platform::visionos;
#elif TARGET_OS_TV
constexpr Platform platform = Platform::tvos;
#elif TARGET_OS_MACCATALYST
constexpr Platform platform = Platform::mac_catalyst;
#else
constexpr Platform platform = Platform::ios;
#endif

AVAudioSession *get_session() {
	return [AVAudioSession sharedInstance];
}

SessionBackend::Result to_result(BOOL succeeded, NSError *error) {
	return succeeded ? std::nullopt : SessionBackend::Result(to_refusal(error));
}

// Carries out a call that takes an NSError **.
template <typename Call>
SessionBackend::Result attempt(Call call) {
	@autoreleasepool {
		NSError *error = nil;
		const BOOL succeeded = call(&error);
		return to_result(succeeded, error);
	}
}

// For what was there when the game looked, and is not any more.
Refusal refuse_what_is_gone(const std::string &what) {
	return { audio_session_error_domain, static_cast<std::int64_t>(ErrorCode::bad_param), "There is no " + what + "." };
}

AVAudioSessionPortDescription *find_port(NSArray<AVAudioSessionPortDescription *> *ports, const std::string &uid) {
	for (AVAudioSessionPortDescription *port in ports) {
		if (to_string(port.UID) == uid) {
			return port;
		}
	}
	return nil;
}

AVAudioSessionPortDescription *find_port(const std::string &uid) {
	AVAudioSessionRouteDescription *route = get_session().currentRoute;
	for (NSArray *ports : { route.inputs, route.outputs, get_session().availableInputs }) {
		if (AVAudioSessionPortDescription *port = find_port(ports, uid)) {
			return port;
		}
	}
	return nil;
}

AVAudioSessionDataSourceDescription *find_data_source(AVAudioSessionPortDescription *port, std::int64_t wanted) {
	for (AVAudioSessionDataSourceDescription *source in port.dataSources) {
		if (source.dataSourceID.longLongValue == wanted) {
			return source;
		}
	}
	return nil;
}

// The session of iOS, tvOS, visionOS and Mac Catalyst. Any thread may call, also one that has no autorelease pool, so
// each function has its own.
class AppleBackend final : public SessionBackend {
public:
	// What comes late goes nowhere.
	~AppleBackend() override { target_->set_queue(nullptr); }

	bool has_session() const override { return true; }

	OsVersion get_os_version() const override {
		@autoreleasepool {
			const NSOperatingSystemVersion version = [NSProcessInfo processInfo].operatingSystemVersion;
			int major = static_cast<int>(version.majorVersion);
#if TARGET_OS_MACCATALYST
			// It is the Mac's version. Up to macOS 15, which went with iOS 18, they were counted apart.
			major += major < 26 ? 3 : 0;
#endif
			return { platform, major, static_cast<int>(version.minorVersion) };
		}
	}

	void observe(std::shared_ptr<EventQueue> events) override {
		target_->set_queue(std::move(events));
		if (!events_) {
			events_.emplace(target_);
		}
	}

	SessionCategory get_category() const override {
		@autoreleasepool {
			return to_session_category(get_session().category);
		}
	}

	Configuration get_configuration() const override {
		@autoreleasepool {
			AVAudioSession *session = get_session();
			return { to_session_category(session.category), to_session_mode(session.mode),
				to_constant(session.routeSharingPolicy, RouteSharingPolicy::POLICY_UNKNOWN),
				static_cast<std::int64_t>(session.categoryOptions) };
		}
	}

	std::vector<SessionCategory> get_available_categories() const override {
		@autoreleasepool {
			return to_session_categories(get_session().availableCategories);
		}
	}

	std::vector<SessionMode> get_available_modes() const override {
		@autoreleasepool {
			return to_session_modes(get_session().availableModes);
		}
	}

	Route get_current_route() const override {
		@autoreleasepool {
			return to_route(get_session().currentRoute);
		}
	}

	std::vector<Port> get_available_inputs() const override {
		@autoreleasepool {
			return to_ports(get_session().availableInputs);
		}
	}

	std::optional<Port> get_preferred_input() const override {
		@autoreleasepool {
			AVAudioSessionPortDescription *port = get_session().preferredInput;
			return port != nil ? std::optional(to_port(port)) : std::nullopt;
		}
	}

	double get_quantity(Quantity quantity) const override {
		@autoreleasepool {
			return get_apple_quantity(quantity);
		}
	}

	std::optional<bool> get_flag(Flag flag) const override {
		@autoreleasepool {
			return get_apple_flag(flag);
		}
	}

	PromptStyle get_prompt_style() const override {
		@autoreleasepool {
			return to_constant(get_session().promptStyle, PromptStyle::PROMPT_STYLE_UNKNOWN);
		}
	}

	RenderingMode get_rendering_mode() const override {
#if TARGET_OS_VISION
		return RenderingMode::RENDERING_MODE_UNKNOWN;
#else
		@autoreleasepool {
			return to_constant(get_session().renderingMode, RenderingMode::RENDERING_MODE_UNKNOWN);
		}
#endif
	}

	bool has_microphone() const override { return has_microphone_code(); }

	RecordPermission get_record_permission() const override {
		@autoreleasepool {
			return get_apple_record_permission();
		}
	}

	bool has_microphone_usage_description() const override {
		@autoreleasepool {
			return has_apple_microphone_usage_description();
		}
	}

	Result set_category(SessionCategory category) override {
		return attempt([&](NSError **error) { return [get_session() setCategory:to_apple(category) error:error]; });
	}

	Result configure(const Configuration &configuration) override {
		return attempt([&](NSError **error) {
			return [get_session() setCategory:to_apple(configuration.category)
										 mode:to_apple(configuration.mode)
						   routeSharingPolicy:static_cast<AVAudioSessionRouteSharingPolicy>(configuration.policy)
									  options:static_cast<AVAudioSessionCategoryOptions>(configuration.options)
										error:error];
		});
	}

	Result set_active(bool active, bool notify_others) override {
		const bool notifies = notify_others && !active; // The option is for deactivation alone.
		return attempt([&](NSError **error) {
			return [get_session() setActive:active
								withOptions:notifies ? AVAudioSessionSetActiveOptionNotifyOthersOnDeactivation : 0
									  error:error];
		});
	}

	Result set_quantity(Quantity quantity, double value) override {
		return attempt([&](NSError **error) { return set_apple_quantity(quantity, value, error); });
	}

	Result set_flag(Flag flag, bool value) override {
		return attempt([&](NSError **error) { return set_apple_flag(flag, value, error); });
	}

	Result set_preferred_input(const std::string &port_uid) override {
		@autoreleasepool {
			AVAudioSessionPortDescription *port = find_port(get_session().availableInputs, port_uid);
			if (port == nil && !port_uid.empty()) {
				return refuse_what_is_gone("input '" + port_uid + "'");
			}
			return attempt([&](NSError **error) { return [get_session() setPreferredInput:port error:error]; });
		}
	}

	Result override_output_audio_port(PortOverride port) override {
		return attempt([&](NSError **error) {
			return [get_session() overrideOutputAudioPort:static_cast<AVAudioSessionPortOverride>(port) error:error];
		});
	}

	Result set_preferred_data_source(const std::string &port_uid, std::int64_t data_source) override {
		@autoreleasepool {
			AVAudioSessionPortDescription *port = find_port(port_uid);
			AVAudioSessionDataSourceDescription *source = find_data_source(port, data_source);
			if (source == nil) {
				return refuse_missing_source(port_uid, data_source);
			}
			return attempt([&](NSError **error) { return [port setPreferredDataSource:source error:error]; });
		}
	}

	Result set_preferred_polar_pattern(
			const std::string &port_uid, std::int64_t data_source, PolarPattern pattern) override {
		@autoreleasepool {
			AVAudioSessionDataSourceDescription *source = find_data_source(find_port(port_uid), data_source);
			if (source == nil) {
				return refuse_missing_source(port_uid, data_source);
			}
			return attempt(
					[&](NSError **error) { return [source setPreferredPolarPattern:to_apple(pattern) error:error]; });
		}
	}

	void request_record_permission() override {
		@autoreleasepool {
			request_apple_record_permission(target_);
		}
	}

private:
	static Refusal refuse_missing_source(const std::string &port_uid, std::int64_t data_source) {
		return refuse_what_is_gone("data source " + std::to_string(data_source) + " of a port '" + port_uid + "'");
	}

	const std::shared_ptr<EventTarget> target_ = std::make_shared<EventTarget>();
	std::optional<AppleEvents> events_;
};

// What Session passes on as it is has Apple's numbers.
static_assert(is_same_number<RouteSharingPolicy::POLICY_DEFAULT, AVAudioSessionRouteSharingPolicyDefault>);
static_assert(
		is_same_number<RouteSharingPolicy::POLICY_LONG_FORM_AUDIO, AVAudioSessionRouteSharingPolicyLongFormAudio>);

} // namespace

std::unique_ptr<SessionBackend> make_platform_backend() {
	return std::make_unique<AppleBackend>();
}

} // namespace av
