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
