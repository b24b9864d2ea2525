## What the demo does and checks. It shows nothing itself: it tells its lines to who listens.
extends RefCounted

signal told(line: String)

const Helper := preload("res://addons/av_audio_session/av_audio_session_helper.gd")
const Names := preload("res://names.gd")
const WRONG_VALUE := 7

var session := AVAudioSession.new()

var _problems := PackedStringArray()


## The categories that can be set: all but unknown.
static func settable() -> Array[int]:
	var categories: Array[int] = []
	categories.assign(range(AVAudioSession.unknown))
	return categories


static func name_category(category: int) -> String:
	if category == WRONG_VALUE:
		return "wrong value"
	return Names.name_of(&"AVAudioSession", &"SessionCategory", category)


static func describe(category: int) -> String:
	return "%s (%d)" % [name_category(category), category]


func has_sessions() -> bool:
	return session.category != AVAudioSession.unknown


## Tells where it runs. To be called first, while the category is still the one at the start.
func introduce() -> void:
	var answer := (
		"yes" if has_sessions() else "no, so every category is accepted and nothing changes"
	)
	told.emit("Platform: %s, backend: %s" % [OS.get_name(), _backend()])
	told.emit("Audio sessions: %s" % answer)
	told.emit("Default category: %s" % describe(session.category))
	_check_start()


func set_category(category: int) -> void:
	var before := session.category
	var settable_here := has_sessions() and category in settable()
	if category == WRONG_VALUE:
		told.emit("Setting a wrong value. The engine's error about it is part of the demo:")
	session.category = category
	told.emit("Set %s: reads %s" % [describe(category), describe(session.category)])
	_check(session.category, category if settable_here else before, "after setting %d" % category)


func try_everything() -> void:
	for category in settable():
		set_category(category)
	set_category(WRONG_VALUE)


## A call and headphones, on a simulated phone, in a game that has the helper.
func rehearse(helper: Helper) -> void:
	var phone := AVAudioSessionSimulator.new()
	phone.start()
	session.set_active(true)
	phone.begin_phone_call()
	await helper.paused_by_system
	_rehearsed("a call comes", helper, phone, true)
	phone.end_phone_call()
	await helper.resumed
	_rehearsed("the call ends", helper, phone, false)
	phone.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	await session.route_changed
	await helper.get_tree().process_frame
	_rehearsed_route("in", AVAudioSessionPortDescription.PORT_HEADPHONES)
	phone.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	await session.route_changed
	await helper.get_tree().process_frame
	_rehearsed_route("out", AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER)
	phone.stop()


## Tells whether everything so far was right, and returns it.
func conclude() -> bool:
	var passed := _problems.is_empty()
	told.emit("DEMO PASSED" if passed else "DEMO FAILED: %s" % "; ".join(_problems))
	return passed


func _rehearsed(
	what: String, helper: Helper, phone: AVAudioSessionSimulator, interrupted: bool
) -> void:
	var paused := helper.get_tree().paused
	var audible := phone.is_game_audible()
	var state := ["plays" if not paused else "is paused", "heard" if audible else "silent"]
	told.emit("Rehearsal: %s: the game %s and is %s" % [what, state[0], state[1]])
	if paused != interrupted or audible == interrupted:
		_problems.append("%s, and the game %s and is %s" % [what, state[0], state[1]])


func _rehearsed_route(where: String, expected: AVAudioSessionPortDescription.PortType) -> void:
	var outputs := session.current_route.outputs
	told.emit("Rehearsal: headphones %s: sound goes to %s" % [where, Names.name_ports(outputs)])
	if outputs.size() != 1 or outputs[0].type != expected:
		_problems.append("the wrong output with headphones %s" % where)


func _check_start() -> void:
	if _backend() == "simulated":
		_check(session.category, AVAudioSession.soloAmbient, "at the start of a simulated device")
	elif OS.has_feature("ios") or OS.has_feature("visionos"):
		# The engine has set one by then: which one is the project's choice.
		if not has_sessions():
			_problems.append("a device without an audio session")
	else:
		_check(session.category, AVAudioSession.unknown, "where there are no audio sessions")


func _check(actual: int, expected: int, when: String) -> void:
	if actual != expected:
		_problems.append("%s instead of %s %s" % [describe(actual), describe(expected), when])


## The backend that was asked for: the environment wins over the project.
func _backend() -> String:
	var choice := OS.get_environment("AV_AUDIO_SESSION_BACKEND")
	if choice.is_empty():
		choice = str(ProjectSettings.get_setting_with_override("audio/av_audio_session/backend"))
	# The extension uses auto for any other word.
	return choice if choice == "simulated" else "auto"
