## AVAudioSessionHelper where there is no audio session.
## backends: unavailable
extends "res://testcase.gd"

const Helper := preload("res://addons/av_audio_session/av_audio_session_helper.gd")


func test_does_nothing() -> void:
	var helper := Helper.new()
	tree.root.add_child(helper)
	tree.notification(Node.NOTIFICATION_APPLICATION_FOCUS_IN)
	helper.resume()
	await tree.process_frame
	await tree.process_frame
	check(not tree.paused, "the game is paused")
	check(not AudioServer.is_bus_mute(0), "the game is muted")
	tree.paused = true
	helper.free()
	check(tree.paused, "the game is not paused any more")


## At the desk, where a test of the game ends with the call.
func test_plays_on_when_the_simulated_phone_is_gone() -> void:
	var phone := AVAudioSessionSimulator.new()
	phone.start()
	var helper := Helper.new()
	tree.root.add_child(helper)
	await tree.process_frame
	phone.begin_phone_call()
	await tree.process_frame
	await tree.process_frame
	check(tree.paused, "the game is not paused")
	phone.stop()
	helper.resume()
	await helper.resumed
	check(not tree.paused, "the game is still paused")
	check(not AudioServer.is_bus_mute(0), "the game is still muted")
	helper.queue_free()
