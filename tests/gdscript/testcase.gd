## Base of the test scripts, which extend it by path: `extends "res://testcase.gd"`.
## What it prints is read by the pytest plugin.
extends RefCounted

var tree: SceneTree


## States an error, of the engine or of a script, that follows with [param text] in its first
## line. Each error takes its own statement, in the order in which they come.
func expect_error(text: String) -> void:
	_tell("expects ERROR", text)


## The same for a warning.
func expect_warning(text: String) -> void:
	_tell("expects WARNING", text)


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


func check(condition: bool, message: String) -> void:
	if not condition:
		fail(message)


## Equal in type and value: 1 is not 1.0.
func check_equal(actual: Variant, expected: Variant, message: String = "") -> void:
	if typeof(actual) != typeof(expected) or actual != expected:
		var difference := "expected %s, got %s" % [_describe(expected), _describe(actual)]
		fail(difference if message.is_empty() else "%s: %s" % [message, difference])


## Fails the test, which goes on.
func fail(message: String) -> void:
	_tell("failed", message + _place())


func _tell(word: String, text: String) -> void:
	print("[test] %s %s" % [word, text.replace("\n", "\\n")])


func _describe(value: Variant) -> String:
	return "%s (%s)" % [value, type_string(typeof(value))]


func _place() -> String:
	for frame: Dictionary in get_stack():
		if frame["source"] != "res://testcase.gd":
			return " (%s:%d)" % [frame["source"], frame["line"]]
	return ""
