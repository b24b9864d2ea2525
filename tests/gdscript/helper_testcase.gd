## Base of the tests of AVAudioSessionHelper: a game with the helper, on a simulated phone.
extends "res://device_testcase.gd"

# By its path: only the editor tells a project of global names.
const Helper := preload("res://addons/av_audio_session/av_audio_session_helper.gd")
const MASTER := 0
const MUSIC := 1

var _phone := start_device()
var _session := AVAudioSession.new()
var _helper := Helper.new()
var _told: Array[String] = []


## A game that mixes, is active, and has a bus for its music.
func _start_game() -> void:
	AudioServer.add_bus()
	AudioServer.set_bus_name(MUSIC, "Music")
	_session.category = AVAudioSession.ambient
	_session.set_active(true)
	_helper.paused_by_system.connect(_told.append.bind("paused_by_system"))
	_helper.resumed.connect(_told.append.bind("resumed"))
	_helper.resume_needed.connect(_told.append.bind("resume_needed"))
	tree.root.add_child(_helper)
	await _let_it_be_told()


## Events are told at the end of the frame.
func _let_it_be_told() -> void:
	await tree.process_frame
	await tree.process_frame


func _pull_airpods() -> void:
	_phone.connect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	await _let_it_be_told()
	_phone.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	await _let_it_be_told()


## As the engine does when the app has the focus again.
func _focus() -> void:
	tree.notification(Node.NOTIFICATION_APPLICATION_FOCUS_IN)


func _check_halted() -> void:
	check(tree.paused, "the game is not paused")
	check(AudioServer.is_bus_mute(MASTER), "the game is not muted")


func _check_plays() -> void:
	check(not tree.paused, "the game is paused")
	check(not AudioServer.is_bus_mute(MASTER), "the game is muted")
	check(_phone.is_game_audible(), "nothing is heard")


func _check_music(plays: bool) -> void:
	check_equal(AudioServer.is_bus_mute(MUSIC), not plays, "the music is muted")
