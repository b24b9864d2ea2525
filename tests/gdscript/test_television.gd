## What an Apple TV does not have. Not on Apple's backend, which the tests compile for a phone.
## backends: simulated
extends "res://device_testcase.gd"

var _simulator := start_device(AVAudioSessionSimulator.MODEL_APPLE_TV)
var _session := AVAudioSession.new()


func test_what_only_a_phone_has_is_refused() -> void:
	_session.category = AVAudioSession.playAndRecord
	_simulator.clear_log()
	for call: Array in [
		["override_output_audio_port", AVAudioSession.PORT_OVERRIDE_SPEAKER],
		["request_record_permission"],
		["set_aggregated_io_preference", true],
		["set_allow_haptics_and_system_sounds_during_recording", true],
		["set_input_gain", 0.5],
		["set_preferred_input", null],
		["set_prefers_echo_cancelled_input", true],
		["set_prefers_no_interruptions_from_system_alerts", true],
	]:
		expect_error("This is tvOS 26.2.")
		check_equal(_session.callv(call[0], call.slice(1)), ERR_UNAVAILABLE, call[0])
		check_equal(_session.get_last_error().attempted, call[0])
	check_equal(_simulator.get_log(), PackedStringArray())


func test_what_a_television_has_too_is_done() -> void:
	check_equal(_session.set_prefers_interruption_on_route_disconnect(true), OK)
	check_equal(_session.prefers_interruption_on_route_disconnect, true)
	check_equal(_session.set_supports_multichannel_content(true), OK)
	check_equal(_session.supports_multichannel_content, true)


func test_what_only_a_phone_has_reads_as_unknown() -> void:
	for member: Array in [
		["allow_haptics_and_system_sounds_during_recording", false],
		["available_inputs", [] as Array[AVAudioSessionPortDescription]],
		["echo_cancelled_input_available", null],
		["echo_cancelled_input_enabled", null],
		["input_gain", -1.0],
		["output_muted", null],
		["prefers_echo_cancelled_input", null],
		["prefers_no_interruptions_from_system_alerts", null],
		["prompt_style", AVAudioSession.PROMPT_STYLE_UNKNOWN],
		["record_permission", AVAudioSession.RECORD_PERMISSION_UNKNOWN],
	]:
		check_equal(_session.get(member[0]), member[1], member[0])
	check(_session.preferred_input == null, "a preferred input")
