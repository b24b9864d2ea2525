## Where there is no audio session, everything is unknown, and nothing is said in the log.
## backends: unavailable
extends "res://testcase.gd"

const UNKNOWN := {
	"category": 6,
	"mode": -1,
	"route_sharing_policy": -1,
	"category_options": 1 << 62,
	"last_known_activity": -1,
	"rendering_mode": -1,
	"prompt_style": -1,
	"record_permission": -1,
	"input_gain": -1.0,
	"output_volume": -1.0,
	"sample_rate": -1.0,
	"preferred_sample_rate": -1.0,
	"io_buffer_duration": -1.0,
	"preferred_io_buffer_duration": -1.0,
	"input_latency": -1.0,
	"output_latency": -1.0,
	"input_number_of_channels": -1,
	"preferred_input_number_of_channels": -1,
	"maximum_input_number_of_channels": -1,
	"output_number_of_channels": -1,
	"preferred_output_number_of_channels": -1,
	"maximum_output_number_of_channels": -1,
	"input_available": false,
	"input_gain_settable": false,
	"other_audio_playing": false,
	"secondary_audio_should_be_silenced_hint": false,
	"allow_haptics_and_system_sounds_during_recording": false,
	"output_muted": null,
	"prefers_no_interruptions_from_system_alerts": null,
	"prefers_interruption_on_route_disconnect": null,
	"supports_multichannel_content": null,
	"echo_cancelled_input_available": null,
	"echo_cancelled_input_enabled": null,
	"prefers_echo_cancelled_input": null,
}

var _session := AVAudioSession.new()


func test_every_property_is_unknown() -> void:
	for property: String in UNKNOWN:
		check_equal(_session.get(property), UNKNOWN[property], property)
	for property: String in ["available_categories", "available_modes", "available_inputs"]:
		var list: Array = _session.get(property)
		check_equal(list.size(), 0, property)
	check(_session.preferred_input == null, "an input is preferred")
	check_equal(_session.current_route.inputs.size(), 0)
	check_equal(_session.current_route.outputs.size(), 0)
	var count := ClassDB.class_get_property_list(&"AVAudioSession", true).size()
	check_equal(count, UNKNOWN.size() + 5, "each property is tried")


func test_every_method_is_unavailable_without_a_word() -> void:
	for call: Array in [
		["configure", AVAudioSession.playback],
		["set_active", true],
		["reassert"],
		["request_record_permission"],
		["set_preferred_input", null],
		["override_output_audio_port", AVAudioSession.PORT_OVERRIDE_NONE],
		["set_input_gain", 0.5],
		["set_preferred_sample_rate", 44100.0],
		["set_preferred_io_buffer_duration", 0.01],
		["set_preferred_input_number_of_channels", 1],
		["set_preferred_output_number_of_channels", 8],
		["set_aggregated_io_preference", true],
		["set_allow_haptics_and_system_sounds_during_recording", true],
		["set_prefers_echo_cancelled_input", true],
		["set_prefers_interruption_on_route_disconnect", true],
		["set_prefers_no_interruptions_from_system_alerts", true],
		["set_supports_multichannel_content", true],
	]:
		check_equal(_session.callv(call[0], call.slice(1)), ERR_UNAVAILABLE, str(call))
		var error := _session.get_last_error()
		check_equal(error.attempted, call[0])
		check_equal(error.message, "This platform has no audio session.")
		check_equal(error.error, ERR_UNAVAILABLE)
		_session.category = AVAudioSession.playback
		check(_session.get_last_error() == null, "a category is accepted")


func test_activating_later_is_told_to_be_unavailable() -> void:
	_session.activate_async()
	check_equal(await _session.activation_completed, [true, ERR_UNAVAILABLE])
	_session.deactivate_async()
	check_equal(await _session.activation_completed, [false, ERR_UNAVAILABLE])
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)


func test_a_mistake_is_an_error_here_too() -> void:
	expect_error("MODE_VOICE_CHAT")
	var result := _session.configure(AVAudioSession.playback, AVAudioSession.MODE_VOICE_CHAT)
	check_equal(result, ERR_INVALID_PARAMETER)
	expect_error("a number from 0.0 to 1.0")
	check_equal(_session.set_input_gain(2.0), ERR_INVALID_PARAMETER)
