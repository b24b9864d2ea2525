## The numbers and the switches of the hardware.
## backends: simulated, apple
extends "res://device_testcase.gd"

var _simulator := start_device()
var _session := AVAudioSession.new()


func test_a_phone_tells_its_numbers() -> void:
	check_equal(_session.sample_rate, 48000.0)
	check(_session.io_buffer_duration > 0.0 and _session.io_buffer_duration < 0.1, "buffer")
	check(_session.output_latency > 0.0 and _session.output_latency < 0.1, "latency")
	check(_session.output_volume >= 0.0 and _session.output_volume <= 1.0, "volume")
	check_equal(_session.output_number_of_channels, 2)
	check_equal(_session.maximum_output_number_of_channels, 2)
	check_equal(_session.input_number_of_channels, 0)
	_session.category = AVAudioSession.playAndRecord
	check(_session.input_number_of_channels >= 1, "no input channel")
	check(_session.input_latency > 0.0, "no input latency")
	for nothing_preferred: float in [
		_session.preferred_sample_rate,
		_session.preferred_io_buffer_duration,
	]:
		check_equal(nothing_preferred, 0.0)
	check_equal(_session.preferred_input_number_of_channels, 0)
	check_equal(_session.preferred_output_number_of_channels, 0)


func test_bluetooth_is_slow() -> void:
	var before := _session.output_latency
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	check(_session.output_latency > before + 0.05, str(_session.output_latency))


func test_the_hardware_decides_about_what_is_preferred() -> void:
	check_equal(_session.set_preferred_sample_rate(44100.0), OK)
	check_equal(_session.preferred_sample_rate, 44100.0)
	check_equal(_session.sample_rate, 48000.0)
	check_equal(_session.set_preferred_io_buffer_duration(0.00001), OK)
	check_equal(_session.preferred_io_buffer_duration, 0.00001)
	check(_session.io_buffer_duration > 0.0001, "no hardware can do that")
	_simulator = start_device(AVAudioSessionSimulator.MODEL_IPAD_WITH_USB_INTERFACE)
	check_equal(_session.set_preferred_sample_rate(44100.0), OK)
	check_equal(_session.sample_rate, 44100.0)


func test_channels_of_an_interface() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_IPAD_WITH_USB_INTERFACE)
	_session.category = AVAudioSession.playAndRecord
	check_equal(_session.maximum_input_number_of_channels, 8)
	check_equal(_session.maximum_output_number_of_channels, 8)
	check_equal(_session.set_preferred_input_number_of_channels(4), OK)
	check_equal(_session.set_preferred_output_number_of_channels(6), OK)
	check_equal(_session.preferred_input_number_of_channels, 4)
	check_equal(_session.preferred_output_number_of_channels, 6)
	check_equal(_session.input_number_of_channels, 4)
	check_equal(_session.output_number_of_channels, 6)


func test_the_gain_of_an_interface() -> void:
	check_equal(_session.input_gain_settable, false)
	_simulator = start_device(AVAudioSessionSimulator.MODEL_IPAD_WITH_USB_INTERFACE)
	_session.category = AVAudioSession.playAndRecord
	check_equal(_session.input_gain_settable, true)
	for gain: float in [0.0, 0.25, 1.0]:
		check_equal(_session.set_input_gain(gain), OK)
		check_equal(_session.input_gain, gain)


func test_a_number_outside_its_range_is_refused() -> void:
	for wrong: Array in [
		["set_input_gain", -0.5, "a number from 0.0 to 1.0"],
		["set_input_gain", 1.5, "a number from 0.0 to 1.0"],
		["set_input_gain", NAN, "a number from 0.0 to 1.0"],
		["set_preferred_sample_rate", 0.0, "a number of Hz above 0"],
		["set_preferred_sample_rate", INF, "a number of Hz above 0"],
		["set_preferred_io_buffer_duration", -1.0, "a number of seconds above 0"],
		["set_preferred_input_number_of_channels", 0, "from 1 to maximum_input_number_of_channels"],
		["set_preferred_output_number_of_channels", 3, "from 1 to maximum_output_number_of_"],
	]:
		expect_error(wrong[2])
		check_equal(_session.call(wrong[0], wrong[1]), ERR_INVALID_PARAMETER, str(wrong))
		check_equal(_session.get_last_error().attempted, wrong[0])
	check_equal(_session.preferred_sample_rate, 0.0)
	check_equal(_session.preferred_io_buffer_duration, 0.0)


func test_every_switch_reads_back() -> void:
	_session.category = AVAudioSession.playAndRecord
	for switch: String in [
		"allow_haptics_and_system_sounds_during_recording",
		"prefers_no_interruptions_from_system_alerts",
		"prefers_interruption_on_route_disconnect",
		"supports_multichannel_content",
		"prefers_echo_cancelled_input",
	]:
		check_equal(_session.get(switch), false, switch)
		for value: bool in [true, false]:
			check_equal(_session.call("set_" + switch, value), OK, switch)
			check_equal(_session.get(switch), value, switch)
	check_equal(_session.set_aggregated_io_preference(true), OK)
	check_equal(_simulator.get_log()[-1], "set_aggregated_io_preference(true)")


func test_every_switch_has_its_version() -> void:
	for switch: Array in [
		["prefers_no_interruptions_from_system_alerts", 14, 4, "iOS 14.5"],
		["supports_multichannel_content", 14, 8, "iOS 15.0"],
		["prefers_interruption_on_route_disconnect", 16, 7, "iOS 17.0"],
		["prefers_echo_cancelled_input", 18, 1, "iOS 18.2"],
	]:
		_simulator.set_os_version(switch[1], switch[2])
		check_equal(_session.get(switch[0]), null, switch[0])
		expect_error("%s. This is iOS %d.%d." % [switch[3], switch[1], switch[2]])
		check_equal(_session.call("set_" + str(switch[0]), true), ERR_UNAVAILABLE, switch[0])
	check_equal(_session.echo_cancelled_input_available, null)
	check_equal(_session.echo_cancelled_input_enabled, null)
	_simulator.set_os_version(17, 1)
	check_equal(_session.rendering_mode, AVAudioSession.RENDERING_MODE_UNKNOWN)


func test_the_echo_can_be_taken_out() -> void:
	_session.category = AVAudioSession.playAndRecord
	check_equal(_session.echo_cancelled_input_available, true)
	check_equal(_session.echo_cancelled_input_enabled, false)
	check_equal(_session.set_prefers_echo_cancelled_input(true), OK)
	check_equal(_session.echo_cancelled_input_enabled, true)


func test_a_route_can_interrupt_when_it_goes() -> void:
	var heard := listen(_session)
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	_session.set_active(true)
	check_equal(_session.set_prefers_interruption_on_route_disconnect(true), OK)
	_simulator.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	await settle()
	var began := heard.filter(func(one: Array) -> bool: return one[0] == "interruption_began")
	var reason := AVAudioSession.INTERRUPTION_REASON_ROUTE_DISCONNECTED
	check_equal(began, [["interruption_began", reason]])


func test_rendering_and_prompts() -> void:
	check(_session.rendering_mode != AVAudioSession.RENDERING_MODE_UNKNOWN, "rendering mode")
	check_equal(_session.prompt_style, AVAudioSession.PROMPT_STYLE_NORMAL)
	_simulator.begin_phone_call()
	check_equal(_session.prompt_style, AVAudioSession.PROMPT_STYLE_NONE)
