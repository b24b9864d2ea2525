## Where sound goes and comes from.
## backends: simulated, apple
extends "res://device_testcase.gd"

var _simulator := start_device()
var _session := AVAudioSession.new()


func test_a_phone_plays_through_its_speaker() -> void:
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER])
	check_equal(_session.current_route.inputs.size(), 0)


func test_a_call_plays_through_the_receiver() -> void:
	_session.category = AVAudioSession.playAndRecord
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_RECEIVER])
	check_equal(
		_types(_session.current_route.inputs), [AVAudioSessionPortDescription.PORT_BUILT_IN_MIC]
	)
	check_equal(_session.override_output_audio_port(AVAudioSession.PORT_OVERRIDE_SPEAKER), OK)
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER])
	check_equal(_session.override_output_audio_port(AVAudioSession.PORT_OVERRIDE_NONE), OK)
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_RECEIVER])


func test_the_override_takes_the_microphone_along() -> void:
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADSET)
	_session.category = AVAudioSession.playAndRecord
	var headset := AVAudioSessionPortDescription.PORT_HEADSET_MIC
	check_equal(_session.current_route.inputs[0].type, headset)
	_session.override_output_audio_port(AVAudioSession.PORT_OVERRIDE_SPEAKER)
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER])
	var built_in := AVAudioSessionPortDescription.PORT_BUILT_IN_MIC
	check_equal(_session.current_route.inputs[0].type, built_in)


func test_an_override_lasts_until_the_route_changes() -> void:
	_session.category = AVAudioSession.playAndRecord
	_session.override_output_audio_port(AVAudioSession.PORT_OVERRIDE_SPEAKER)
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	_check_outputs([AVAudioSessionPortDescription.PORT_HEADPHONES])
	_simulator.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_RECEIVER])


func test_only_a_call_can_be_overridden() -> void:
	expect_error("only the category playAndRecord allows it")
	var result := _session.override_output_audio_port(AVAudioSession.PORT_OVERRIDE_SPEAKER)
	check_equal(result, ERR_INVALID_PARAMETER)
	expect_error("which is not a PortOverride. Use one of PORT_OVERRIDE_NONE (0), PORT_OVERRIDE_S")
	check_equal(_session.call(&"override_output_audio_port", 1), ERR_INVALID_PARAMETER)


func test_every_accessory_has_its_port() -> void:
	var ports := {
		AVAudioSessionSimulator.ACCESSORY_HEADPHONES: AVAudioSessionPortDescription.PORT_HEADPHONES,
		AVAudioSessionSimulator.ACCESSORY_HEADSET: AVAudioSessionPortDescription.PORT_HEADPHONES,
		AVAudioSessionSimulator.ACCESSORY_AIRPODS:
		AVAudioSessionPortDescription.PORT_BLUETOOTH_A2DP,
		AVAudioSessionSimulator.ACCESSORY_AIRPLAY: AVAudioSessionPortDescription.PORT_AIR_PLAY,
		AVAudioSessionSimulator.ACCESSORY_CARPLAY: AVAudioSessionPortDescription.PORT_CAR_AUDIO,
		AVAudioSessionSimulator.ACCESSORY_USB_INTERFACE:
		AVAudioSessionPortDescription.PORT_USB_AUDIO,
		AVAudioSessionSimulator.ACCESSORY_HDMI: AVAudioSessionPortDescription.PORT_HDMI,
	}
	_session.category = AVAudioSession.playback
	for accessory: int in ports:
		check_equal(_simulator.connect_accessory(accessory), OK)
		_check_outputs([ports[accessory]])
		check_equal(_simulator.disconnect_accessory(accessory), OK)
		_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER])


func test_bluetooth_needs_its_options_in_a_call() -> void:
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	_session.configure(AVAudioSession.playAndRecord)
	_check_outputs([AVAudioSessionPortDescription.PORT_BUILT_IN_RECEIVER])
	_configure_call(AVAudioSession.OPTION_ALLOW_BLUETOOTH_A2DP)
	_check_outputs([AVAudioSessionPortDescription.PORT_BLUETOOTH_A2DP])
	check_equal(
		_types(_session.current_route.inputs), [AVAudioSessionPortDescription.PORT_BUILT_IN_MIC]
	)
	_configure_call(AVAudioSession.OPTION_ALLOW_BLUETOOTH_HFP)
	_check_outputs([AVAudioSessionPortDescription.PORT_BLUETOOTH_HFP])
	check_equal(
		_types(_session.current_route.inputs), [AVAudioSessionPortDescription.PORT_BLUETOOTH_HFP]
	)


func test_a_port_tells_all_of_itself() -> void:
	_session.category = AVAudioSession.playback
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	var port := _session.current_route.outputs[0]
	check_equal(port.type, AVAudioSessionPortDescription.PORT_HEADPHONES)
	check_equal(port.raw_type, "Headphones")
	check(not port.name.is_empty() and not port.uid.is_empty(), "no name")
	check_equal(port.channels.size(), 2)
	for index in 2:
		var channel := port.channels[index]
		check_equal(channel.number, index + 1)
		check_equal(channel.owning_port_uid, port.uid)
		check(not channel.name.is_empty(), "no name")
		check_equal(channel.label, index + 1, "left and right of Core Audio")
	check_equal(port.data_sources.size(), 0)
	check(port.selected_data_source == null, "one is selected")
	check(port.preferred_data_source == null, "one is preferred")
	check_equal(port.has_hardware_voice_call_processing, false)
	check_equal(port.spatial_audio_enabled, false)
	_simulator.set_os_version(14, 0)
	check_equal(_session.current_route.outputs[0].spatial_audio_enabled, null)


func test_a_copy_does_not_change() -> void:
	var before := _session.current_route
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	check_equal(before.outputs[0].type, AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER)


func test_every_type_of_port_reads_back() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_EMPTY)
	_session.category = AVAudioSession.playback
	var outputs := [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
	for type: int in outputs:
		check_equal(_simulator.add_port(type, "port %d" % type, false), OK)
	var seen: Array[int] = []
	for type: int in outputs:
		for port in _session.current_route.outputs:
			seen.append(port.type)
			check(not port.raw_type.is_empty(), str(port.type))
			check_equal(_simulator.remove_port(port.name), OK)
	check(not seen.is_empty(), "no output")
	check(AVAudioSessionPortDescription.PORT_UNKNOWN not in seen, str(seen))


func test_an_input_can_be_preferred() -> void:
	_session.category = AVAudioSession.playAndRecord
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADSET)
	check(_session.preferred_input == null, "one is preferred")
	for port in _session.available_inputs:
		check_equal(_session.set_preferred_input(port), OK)
		check_equal(_session.preferred_input.uid, port.uid)
		check_equal(_session.current_route.inputs[0].uid, port.uid)
	check(_session.available_inputs.size() >= 2, "no choice")
	check_equal(_session.set_preferred_input(null), OK)
	check(_session.preferred_input == null, "one is preferred")


func test_an_input_that_is_gone_cannot_be_preferred() -> void:
	_session.category = AVAudioSession.playAndRecord
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADSET)
	var gone := _session.current_route.inputs[0]
	check_equal(gone.type, AVAudioSessionPortDescription.PORT_HEADSET_MIC)
	_simulator.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADSET)
	expect_error("it is not available now. Use one of available_inputs, or null for none.")
	check_equal(_session.set_preferred_input(gone), ERR_INVALID_PARAMETER)
	check(_session.preferred_input == null, "one is preferred")


func test_the_microphones_of_a_phone_can_be_chosen_from() -> void:
	_session.category = AVAudioSession.playAndRecord
	var microphone := _session.available_inputs[0]
	check_equal(microphone.type, AVAudioSessionPortDescription.PORT_BUILT_IN_MIC)
	check(microphone.data_sources.size() >= 2, "no choice")
	for source in microphone.data_sources:
		check(not source.name.is_empty(), "no name")
		check(
			source.location != AVAudioSessionDataSourceDescription.LOCATION_UNKNOWN, "no location"
		)
		check(
			source.orientation != AVAudioSessionDataSourceDescription.ORIENTATION_UNKNOWN,
			"no orientation"
		)
		check_equal(microphone.set_preferred_data_source(source), OK)
		var now := _session.available_inputs[0]
		check_equal(now.preferred_data_source.id, source.id)
		check_equal(now.selected_data_source.id, source.id)
		check_equal(now.preferred_data_source.name, source.name)


func test_a_wrong_data_source_is_refused() -> void:
	_session.category = AVAudioSession.playAndRecord
	var microphone := _session.available_inputs[0]
	expect_error("Cannot prefer the data source: the port")
	check_equal(microphone.set_preferred_data_source(null), ERR_INVALID_PARAMETER)
	expect_error("Cannot prefer the data source: the port '' does not have it")
	check_equal(
		AVAudioSessionPortDescription.new().set_preferred_data_source(
			AVAudioSessionDataSourceDescription.new()
		),
		ERR_INVALID_PARAMETER
	)
	var headset := AVAudioSessionPortDescription.new()
	expect_error("Cannot prefer the data source: the port")
	check_equal(
		headset.set_preferred_data_source(microphone.data_sources[0]), ERR_INVALID_PARAMETER
	)
	expect_error("Cannot prefer the input '': it is not available now.")
	check_equal(_session.set_preferred_input(headset), ERR_INVALID_PARAMETER)
	check(_session.available_inputs[0].preferred_data_source == null, "one is preferred")


func test_a_polar_pattern_can_be_preferred() -> void:
	_session.category = AVAudioSession.playAndRecord
	var tried := 0
	for source in _session.available_inputs[0].data_sources:
		for pattern in source.supported_polar_patterns:
			_session.available_inputs[0].set_preferred_data_source(source)
			check_equal(source.set_preferred_polar_pattern(pattern), OK)
			var now := _session.available_inputs[0].selected_data_source
			check_equal(now.preferred_polar_pattern, pattern)
			check_equal(now.selected_polar_pattern, pattern)
			tried += 1
	check(tried >= 2, "no choice")
	var source := _session.available_inputs[0].data_sources[0]
	expect_error("Cannot prefer the polar pattern 7. Use one of supported_polar_patterns")
	check_equal(source.call(&"set_preferred_polar_pattern", 7), ERR_INVALID_PARAMETER)


func test_a_television_has_no_input() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_APPLE_TV)
	_check_outputs([AVAudioSessionPortDescription.PORT_HDMI])
	check_equal(_session.available_inputs.size(), 0)
	check_equal(_session.input_available, false)


func test_what_a_script_makes_itself_is_empty() -> void:
	check_equal(AVAudioSessionRouteDescription.new().outputs.size(), 0)
	check_equal(
		AVAudioSessionPortDescription.new().type, AVAudioSessionPortDescription.PORT_UNKNOWN
	)
	check_equal(AVAudioSessionPortDescription.new().uid, "")
	check_equal(
		AVAudioSessionDataSourceDescription.new().location,
		AVAudioSessionDataSourceDescription.LOCATION_UNKNOWN
	)
	check_equal(AVAudioSessionChannelDescription.new().number, 0)
	check_equal(AVAudioSessionError.new().error, OK)


func _configure_call(options: int) -> void:
	check_equal(
		_session.configure(
			AVAudioSession.playAndRecord,
			AVAudioSession.MODE_DEFAULT,
			AVAudioSession.POLICY_DEFAULT,
			options
		),
		OK
	)


func _types(ports: Array[AVAudioSessionPortDescription]) -> Array:
	return ports.map(func(port: AVAudioSessionPortDescription) -> int: return port.type)


func _check_outputs(types: Array) -> void:
	check_equal(_types(_session.current_route.outputs), types)
