#include "session.h"

#include <algorithm>
#include <utility>

#include "godot/log.h"
#include "join.h"
#include "settable.h"

namespace av {

namespace {

std::unique_ptr<Session> shared;

constexpr char own_domain[] = "AVAudioSession";

// Cold, all of them: out of the way of the calls that are right, which a property access has to be as fast as the
// engine's for.

[[gnu::cold]] Outcome refuse(gd::Error error, std::initializer_list<std::string_view> message) {
	Outcome failure = std::make_shared<Failure>();
	failure->error = error;
	failure->domain = own_domain;
	failure->message = join(message);
	return failure;
}

[[gnu::cold]] Outcome refuse_parameter(std::initializer_list<std::string_view> message) {
	return refuse(gd::Error::ERR_INVALID_PARAMETER, message);
}

[[gnu::cold]] Outcome refuse_without_session() {
	Outcome failure = refuse(gd::Error::ERR_UNAVAILABLE, { "This platform has no audio session." });
	failure->is_logged = false;
	return failure;
}

[[gnu::cold]] Outcome refused_by_system(std::initializer_list<std::string_view> what, const Refusal &refusal) {
	Outcome failure = refuse(to_error(refusal), { "Cannot ", join(what), ": ", describe(refusal) });
	failure->domain = refusal.domain;
	failure->code = refusal.code;
	failure->name = get_error_name(refusal);
	return failure;
}

Outcome to_outcome(std::initializer_list<std::string_view> what, const SessionBackend::Result &refusal) {
	return refusal ? refused_by_system(what, *refusal) : nullptr;
}

bool is_available_input(const SessionBackend &backend, const std::string &uid) {
	const std::vector<Port> inputs = backend.get_available_inputs();
	return std::any_of(inputs.begin(), inputs.end(), [&uid](const Port &port) { return port.uid == uid; });
}

// Up to iOS 25 a session that is busy is deactivated all the same.
bool is_deactivated_all_the_same(const Refusal &refusal, const SessionBackend &backend) {
	return refusal.code == static_cast<std::int64_t>(ErrorCode::is_busy) && backend.get_os_version().major < 26;
}

template <class Enum>
std::string to_number(Enum value) {
	return std::to_string(static_cast<std::int64_t>(value));
}

} // namespace

Session::Session(std::unique_ptr<SessionBackend> backend, const std::function<void()> &wake) :
		wake_(wake),
		own_backend_(std::move(backend)),
		backend_(own_backend_.get()),
		has_session_(own_backend_->has_session()) {}

Session::~Session() {
	wait_for_activation();
	if (events_) {
		events_->close();
	}
}

Session &Session::get_shared() {
	return *shared;
}

void Session::start_shared(
		std::unique_ptr<SessionBackend> backend, const std::function<void()> &wake, const std::string &state) {
	if (!state.empty()) {
		backend->restore_state(state);
	}
	shared = std::make_unique<Session>(std::move(backend), wake);
}

std::string Session::stop_shared() {
	std::string state = shared->own_backend_->save_state();
	shared.reset();
	return state;
}

void Session::use_simulated_backend() {
	if (!simulated_backend_) {
		simulated_backend_ = make_simulated_backend();
	}
	use(*simulated_backend_);
}

void Session::use_own_backend() {
	use(*own_backend_);
}

bool Session::is_simulated() const {
	return get_backend().is_simulated();
}

std::vector<Port> Session::get_available_inputs() const {
	return is_available(Feature::available_inputs) ? get_backend().get_available_inputs() : std::vector<Port>();
}

std::optional<Port> Session::get_preferred_input() const {
	return is_available(Feature::preferred_input) ? get_backend().get_preferred_input() : std::nullopt;
}

double Session::get_quantity(Quantity quantity) const {
	return is_available(find_feature(quantity)) ? get_backend().get_quantity(quantity) : -1.0;
}

std::optional<bool> Session::get_flag(Flag flag) const {
	return is_available(find_feature(flag)) ? get_backend().get_flag(flag) : std::nullopt;
}

RenderingMode Session::get_rendering_mode() const {
	return is_available(Feature::rendering_mode) ? get_backend().get_rendering_mode()
												 : RenderingMode::RENDERING_MODE_UNKNOWN;
}

PromptStyle Session::get_prompt_style() const {
	return is_available(Feature::prompt_style) ? get_backend().get_prompt_style() : PromptStyle::PROMPT_STYLE_UNKNOWN;
}

RecordPermission Session::get_record_permission() const {
	return is_available(Feature::record_permission) ? get_backend().get_record_permission()
													: RecordPermission::RECORD_PERMISSION_UNKNOWN;
}

std::shared_ptr<const Failure> Session::get_last_error() const {
	const std::lock_guard lock(error_mutex_);
	return last_error_;
}

gd::Error Session::set_category(std::int64_t value) {
	const SessionCategory category = static_cast<SessionCategory>(value);
	// They are numbered from 0 on.
	if (value < 0 || value >= static_cast<std::int64_t>(classes::session_category_constants.size())) {
		return fail_category(value, "which is not a SessionCategory");
	}
	if (!has_session_.load(std::memory_order_relaxed)) {
		return succeed();
	}
	if (category == SessionCategory::unknown) {
		return fail_category(value, "which is unknown and can only be read");
	}
	return apply_category(category);
}

gd::Error Session::configure(const Configuration &configuration) {
	return conclude("configure", apply_configuration(configuration));
}

gd::Error Session::set_active(bool active, bool notify_others) {
	return conclude("set_active", apply_activation(active, notify_others));
}

void Session::set_active_later(bool active, bool notify_others) {
	const std::lock_guard lock(activating_mutex_);
	// Each thread waits for the one before: the calls are carried out in their order.
	activating_ = std::thread([this, active, notify_others, previous = std::move(activating_)]() mutable {
		if (previous.joinable()) {
			previous.join();
		}
		Event event{ Event::Kind::activation_completed };
		event.flag = active;
		if (Outcome outcome = apply_activation(active, notify_others)) {
			outcome->attempted = active ? "activate_async" : "deactivate_async";
			event.failure = std::move(outcome);
		}
		observe()->push(std::move(event));
	});
}

gd::Error Session::reassert() {
	std::optional<Configuration> configuration;
	{
		const std::lock_guard lock(configuring_mutex_);
		configuration = wanted_;
	}
	Outcome outcome = check({});
	if (!outcome && !configuration) {
		outcome = refuse(gd::Error::ERR_UNCONFIGURED,
				{ "There is nothing to put back: the session was in a state that can only be read, and the game has "
				  "not "
				  "asked for another yet. Call configure() first." });
	}
	if (!outcome) {
		outcome = apply_configuration(*configuration);
	}
	// Deactivating is nothing to put back: the system activates a session by itself when sound starts.
	if (!outcome && is_activation_wanted_) {
		outcome = apply_activation(true, true);
	}
	return conclude("reassert", std::move(outcome));
}

gd::Error Session::set_quantity(Quantity quantity, double value) {
	const SettableQuantity &settable = get_settable(quantity);
	if (!is_allowed(settable, value, get_backend())) {
		return fail(settable.method,
				refuse_parameter({ "Cannot set ", get_property(settable.method), " to ", to_text(value), ". Use ",
						settable.allowed, "." }));
	}
	Outcome outcome = check(find_feature(quantity));
	if (!outcome) {
		outcome = to_outcome({ "set ", get_property(settable.method) }, get_backend().set_quantity(quantity, value));
	}
	return conclude(settable.method, std::move(outcome));
}

gd::Error Session::set_flag(Flag flag, bool value) {
	const char *method = get_setter_name(flag);
	Outcome outcome = check(find_feature(flag));
	if (!outcome) {
		outcome = to_outcome({ "set ", get_property(method) }, get_backend().set_flag(flag, value));
	}
	return conclude(method, std::move(outcome));
}

gd::Error Session::set_preferred_input(const std::optional<std::string> &port_uid) {
	Outcome outcome = check(Feature::preferred_input);
	if (!outcome && port_uid && !is_available_input(get_backend(), *port_uid)) {
		outcome = refuse_parameter({ "Cannot prefer the input '", *port_uid,
				"': it is not available now. Use one of available_inputs, or null for none." });
	}
	if (!outcome) {
		outcome = to_outcome({ "prefer the input" }, get_backend().set_preferred_input(port_uid.value_or("")));
	}
	return conclude("set_preferred_input", std::move(outcome));
}

gd::Error Session::override_output_audio_port(PortOverride port) {
	constexpr char method[] = "override_output_audio_port";
	if (classes::get_constant_name(port) == nullptr) {
		return fail(method,
				refuse_parameter({ "Cannot override the output port with ", to_number(port),
						", which is not a PortOverride. Use one of ", list_constants(classes::port_override_constants),
						"." }));
	}
	Outcome outcome = check(Feature::override_output_audio_port);
	if (!outcome && get_category() != SessionCategory::playAndRecord) {
		outcome = refuse_parameter({ "Cannot override the output port: only the category playAndRecord allows it." });
	}
	if (!outcome) {
		outcome = to_outcome({ "override the output port" }, get_backend().override_output_audio_port(port));
	}
	return conclude(method, std::move(outcome));
}

gd::Error Session::set_preferred_data_source(const Port &port, std::optional<std::int64_t> data_source) {
	constexpr char method[] = "set_preferred_data_source";
	const bool is_of_port = std::any_of(port.data_sources.begin(), port.data_sources.end(),
			[data_source](const DataSource &each) { return each.id == data_source; });
	if (!is_of_port) {
		return fail(method,
				refuse_parameter({ "Cannot prefer the data source: the port '", port.name,
						"' does not have it. Use one of its data_sources." }));
	}
	Outcome outcome = check(Feature::preferred_data_source);
	if (!outcome) {
		outcome = to_outcome(
				{ "prefer the data source" }, get_backend().set_preferred_data_source(port.uid, *data_source));
	}
	return conclude(method, std::move(outcome));
}

gd::Error Session::set_preferred_polar_pattern(
		const std::string &port_uid, const DataSource &data_source, PolarPattern pattern) {
	constexpr char method[] = "set_preferred_polar_pattern";
	const std::vector<PolarPattern> &supported = data_source.supported_polar_patterns;
	if (std::find(supported.begin(), supported.end(), pattern) == supported.end()) {
		return fail(method,
				refuse_parameter({ "Cannot prefer the polar pattern ", to_number(pattern),
						". Use one of supported_polar_patterns of the data source '", data_source.name, "'." }));
	}
	Outcome outcome = check(Feature::preferred_polar_pattern);
	if (!outcome) {
		outcome = to_outcome({ "prefer the polar pattern" },
				get_backend().set_preferred_polar_pattern(port_uid, data_source.id, pattern));
	}
	return conclude(method, std::move(outcome));
}

gd::Error Session::request_record_permission() {
	constexpr char method[] = "request_record_permission";
	if (Outcome outcome = check(Feature::record_permission)) {
		return conclude(method, std::move(outcome));
	}
	if (!get_backend().has_microphone()) {
		return fail(method,
				refuse(gd::Error::ERR_UNAVAILABLE,
						{ "Cannot ask for the microphone: this library was built with microphone=no. Build it "
						  "with microphone=yes." }));
	}
	if (!get_backend().has_microphone_usage_description()) {
		return fail(method,
				refuse(gd::Error::ERR_UNCONFIGURED,
						{ "Cannot ask for the microphone: the app's Info.plist has no NSMicrophoneUsageDescription, "
						  "and "
						  "the system would end the app. Fill in Privacy > Microphone Usage Description in Godot's iOS "
						  "export." }));
	}
	observe();
	get_backend().request_record_permission();
	return succeed();
}

void Session::add_handle(Handle &handle) {
	handles_.add(&handle);
	observe();
}

void Session::remove_handle(Handle &handle) {
	handles_.remove(&handle);
}

void Session::wait_for_activation() {
	const std::lock_guard lock(activating_mutex_);
	if (activating_.joinable()) {
		activating_.join();
	}
}

void Session::use(SessionBackend &backend) {
	wait_for_activation();
	const std::lock_guard lock(observing_mutex_);
	const bool is_observed = events_ != nullptr;
	if (is_observed) {
		events_->close();
		events_.reset();
	}
	succeed();
	activity_ = told_activity_ = Activity::ACTIVITY_UNKNOWN;
	is_interrupted_ = is_interruption_inferred_ = is_resumption_told_ = is_deactivated_by_game_ = false;
	is_activation_wanted_ = false;
	has_session_ = backend.has_session();
	backend_ = &backend;
	if (is_observed) {
		begin_to_observe();
	}
}

std::shared_ptr<EventQueue> Session::observe() {
	const std::lock_guard lock(observing_mutex_);
	if (!events_) {
		begin_to_observe();
	}
	return events_;
}

// Under observing_mutex_.
void Session::begin_to_observe() {
	events_ = std::make_shared<EventQueue>(wake_);
	get_backend().observe(events_);
	const std::lock_guard lock(configuring_mutex_);
	expected_ = get_configuration();
	// Before the game asks for anything, what it wants is what the project settings of Godot made of the session.
	wanted_ = to_request(*expected_, get_backend().get_os_version());
}

bool Session::is_available(std::optional<Feature> feature) const {
	return !feature || !has_session_ || !describe_unavailable(*feature, get_backend().get_os_version());
}

Outcome Session::check(std::optional<Feature> feature) const {
	if (!has_session_) {
		return refuse_without_session();
	}
	if (feature) {
		if (std::optional<std::string> reason = describe_unavailable(*feature, get_backend().get_os_version())) {
			return refuse(gd::Error::ERR_UNAVAILABLE, { *reason });
		}
	}
	return nullptr;
}

gd::Error Session::succeed() {
	if (has_last_error_.load(std::memory_order_relaxed)) {
		const std::lock_guard lock(error_mutex_);
		last_error_.reset();
		has_last_error_ = false;
	}
	return gd::Error::OK;
}

[[gnu::cold]] gd::Error Session::fail(const char *attempted, Outcome failure) {
	failure->attempted = attempted;
	if (failure->is_logged) {
		gd::log_error(join({ "AVAudioSession: ", failure->message }), attempted, __FILE_NAME__, __LINE__);
	}
	const gd::Error error = failure->error;
	const std::lock_guard lock(error_mutex_);
	last_error_ = std::move(failure);
	has_last_error_ = true;
	return error;
}

[[gnu::cold]] gd::Error Session::fail_category(std::int64_t value, const char *reason) {
	const std::string allowed =
			list_constants(classes::session_category_constants, static_cast<std::int64_t>(SessionCategory::unknown));
	return fail("category",
			refuse_parameter({ "Cannot set the category to ", std::to_string(value), ", ", reason,
					". The category stays as it was. Use one of ", allowed, "." }));
}

gd::Error Session::conclude(const char *attempted, Outcome outcome) {
	return outcome ? fail(attempted, std::move(outcome)) : succeed();
}

// Not inlined: where there is no session, no call has to make room for a refusal.
[[gnu::noinline]] gd::Error Session::apply_category(SessionCategory category) {
	SessionBackend::Result refusal;
	{
		const std::lock_guard lock(configuring_mutex_);
		refusal = get_backend().set_category(category);
		if (!refusal) {
			remember({ category, SessionMode::MODE_DEFAULT, RouteSharingPolicy::POLICY_DEFAULT, 0 });
		}
	}
	if (refusal) {
		return fail("category",
				refused_by_system({ "set the category to ", classes::get_constant_name(category) }, *refusal));
	}
	return succeed();
}

Outcome Session::apply_configuration(const Configuration &configuration) {
	const Judgement judgement = judge(configuration, get_backend().get_os_version());
	if (judgement.verdict == Verdict::refused) {
		return refuse_parameter({ "Cannot configure the session: ", judgement.reason });
	}
	if (!has_session_) {
		return refuse_without_session();
	}
	if (judgement.verdict == Verdict::unavailable) {
		return refuse(gd::Error::ERR_UNAVAILABLE, { "Cannot configure the session: ", judgement.reason });
	}
	if (judgement.verdict == Verdict::warned) {
		GD_WARNING(join({ "AVAudioSession: ", judgement.reason }));
	}
	// Held until it is known what the system makes of it, lest that is taken for somebody else's doing.
	const std::lock_guard lock(configuring_mutex_);
	if (const SessionBackend::Result refusal = get_backend().configure(configuration)) {
		return refused_by_system({ "configure the session" }, *refusal);
	}
	remember(configuration);
	return nullptr;
}

Outcome Session::apply_activation(bool active, bool notify_others) {
	if (!has_session_) {
		return refuse_without_session();
	}
	// Also when it is refused: it is what the game wants.
	is_activation_wanted_ = active;
	const std::shared_ptr<EventQueue> events = observe();
	if (!active) {
		events->push({ Event::Kind::deactivation_requested });
	}
	const std::uint64_t interruptions = events->count_interruptions();
	const SessionBackend::Result refusal = get_backend().set_active(active, notify_others);
	const bool is_deactivated = !active && (!refusal || is_deactivated_all_the_same(*refusal, get_backend()));
	// An interruption that came meanwhile is what is known last.
	if (is_deactivated || (active && !refusal && events->count_interruptions() == interruptions)) {
		activity_ = active ? Activity::ACTIVITY_ACTIVE : Activity::ACTIVITY_INACTIVE;
		Event event{ Event::Kind::activity_known };
		event.flag = active;
		events->push(std::move(event));
	}
	if (!refusal) {
		return nullptr;
	}
	if (!active && !is_deactivated) {
		events->push({ Event::Kind::deactivation_refused });
	}
	return refused_by_system({ active ? "activate the session" : "deactivate the session" }, *refusal);
}

// What the game asked for, and what the system made of it: some modes add options. Under configuring_mutex_.
void Session::remember(const Configuration &configuration) {
	wanted_ = configuration;
	expected_ = get_configuration();
}

} // namespace av
