## AVAudioSessionHelper through interruptions, told to do less.
## backends: simulated, apple
extends "res://helper_testcase.gd"


func test_the_game_is_not_paused_if_not_asked_for() -> void:
	_helper.pause_game = false
	await _start_game()
	_phone.begin_phone_call()
	await _let_it_be_told()
	check(not tree.paused, "the game is paused")
	check(AudioServer.is_bus_mute(MASTER), "the game is not muted")
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()


func test_the_game_is_not_muted_if_not_asked_for() -> void:
	_helper.mute_game = false
	await _start_game()
	_phone.begin_phone_call()
	await _let_it_be_told()
	check(tree.paused, "the game is not paused")
	check(not AudioServer.is_bus_mute(MASTER), "the game is muted")
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()


func test_does_not_resume_by_itself_if_not_asked_for() -> void:
	_helper.resume_by_itself = false
	await _start_game()
	_phone.begin_phone_call()
	_phone.end_phone_call()
	await _helper.resume_needed
	_focus()
	await _let_it_be_told()
	_check_halted()
	_helper.resume()
	await _helper.resumed
	_check_plays()


func test_an_untold_end_asks_if_it_does_not_resume_by_itself() -> void:
	_helper.resume_by_itself = false
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption_silently()
	_focus()
	await _helper.resume_needed
	_check_halted()
