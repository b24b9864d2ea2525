## The control of the simulated device itself.
## backends: simulated
extends "res://device_testcase.gd"

const HDMI := AVAudioSessionPortDescription.PORT_HDMI

var _simulator := AVAudioSessionSimulator.new()


func test_the_log_needs_no_start() -> void:
	check(_simulator.is_running(), "the environment asks for it")
	AVAudioSession.new().set_active(true)
	check_equal(_simulator.get_log(), PackedStringArray(["set_active(true)"]))


func test_what_was_begun_before_does_not_reach_the_new_device() -> void:
	var session := AVAudioSession.new()
	for _round in 20:
		session.activate_async()
		start_device()
		check_equal(_simulator.get_log(), PackedStringArray())
		check_equal(session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)


func test_another_sdk_is_told_the_rule_too() -> void:
	expect_error("A device refuses this configuration: MODE_VOICE_CHAT does not go with ambient.")
	var voice_chat := AVAudioSession.MODE_VOICE_CHAT
	check_equal(
		_simulator.change_configuration_externally(AVAudioSession.ambient, voice_chat),
		ERR_INVALID_PARAMETER
	)


func test_start_and_stop_belong_to_the_main_thread() -> void:
	expect_error("AVAudioSessionSimulator: Call this on the main thread")
	check_equal(_call_on_a_thread(&"start"), FAILED)
	check_equal(_simulator.start(AVAudioSessionSimulator.MODEL_APPLE_TV), OK)
	expect_error("AVAudioSessionSimulator: Call this on the main thread")
	_call_on_a_thread(&"stop")
	check_equal(AVAudioSession.new().current_route.outputs[0].type, HDMI)


func _call_on_a_thread(method: StringName) -> Variant:
	var thread := Thread.new()
	thread.start(_simulator.call.bind(method))
	return thread.wait_to_finish()
