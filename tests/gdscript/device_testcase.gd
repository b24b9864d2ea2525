## Base of the test scripts that let things happen to a device.
extends "res://testcase.gd"


## Puts every session on a new simulated device, through the backend that the test is for.
func start_device(
	model := AVAudioSessionSimulator.MODEL_IPHONE, major := 26, minor := 2
) -> AVAudioSessionSimulator:
	var simulator := AVAudioSessionSimulator.new()
	check_equal(simulator.start(model), OK)
	check_equal(simulator.set_os_version(major, minor), OK)
	if OS.get_environment("AV_AUDIO_SESSION_BACKEND") == "auto":
		# Untyped, as the class is only in the library for tests.
		var remote: Variant = ClassDB.instantiate(&"DeviceRemote")
		remote.use_apple_backend()
	return simulator


## Gives a list that every signal of [param session] will be added to: its name, then its arguments.
func listen(session: AVAudioSession) -> Array[Array]:
	var heard: Array[Array] = []
	for signal_info in ClassDB.class_get_signal_list(&"AVAudioSession", true):
		var signal_name: String = signal_info["name"]
		var arguments: Array = signal_info["args"]
		match arguments.size():
			0:
				session.connect(signal_name, func() -> void: heard.append([signal_name]))
			1:
				session.connect(
					signal_name, func(one: Variant) -> void: heard.append([signal_name, one])
				)
			2:
				session.connect(
					signal_name,
					func(one: Variant, two: Variant) -> void: heard.append([signal_name, one, two])
				)
	return heard


## Waits until what happened has been told.
func settle() -> void:
	await tree.process_frame
	await tree.process_frame
