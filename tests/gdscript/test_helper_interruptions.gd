## AVAudioSessionHelper through interruptions: what it does, and what it leaves alone.
## backends: simulated, apple
extends "res://helper_testcase.gd"


func test_a_call_in_the_middle_of_music() -> void:
	await _start_game()
	_phone.begin_phone_call()
	await _let_it_be_told()
	_check_halted()
	check_equal(_told, ["paused_by_system"] as Array[String])
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()
	check_equal(_told, ["paused_by_system", "resumed"] as Array[String])


func test_a_call_on_every_system() -> void:
	await _start_game()
	for version: int in [14, 17, 27]:
		_phone.set_os_version(version)
		_told.clear()
		_phone.begin_phone_call()
		await _let_it_be_told()
		_check_halted()
		_phone.end_phone_call()
		await _helper.resumed
		_check_plays()
		await _let_it_be_told()
		check_equal(_told, ["paused_by_system", "resumed"] as Array[String])


func test_an_alarm_whose_end_is_never_told() -> void:
	await _start_game()
	_phone.begin_interruption()
	await _let_it_be_told()
	_phone.end_interruption_silently()
	await _let_it_be_told()
	_check_halted()
	_focus()
	await _helper.resumed
	_check_plays()


## As on a device, where the engine stands still until the focus is back.
func test_the_focus_comes_before_the_alarm_is_told() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption_silently()
	_focus()
	await _helper.resumed
	_check_plays()
	check_equal(_told, ["paused_by_system", "resumed"] as Array[String])


func test_the_focus_comes_during_the_call() -> void:
	await _start_game()
	# A call leaves the audio only to a game that mixes.
	_session.category = AVAudioSession.soloAmbient
	_phone.begin_phone_call()
	await _let_it_be_told()
	expect_error("InsufficientPriority")
	_focus()
	await _helper.resume_needed
	_check_halted()
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()


## As on a device at the end of a call. The first try comes too early.
func test_the_focus_and_the_end_come_together() -> void:
	await _start_game()
	_phone.begin_phone_call()
	await _let_it_be_told()
	expect_error("InsufficientPriority")
	_phone.fail_next_call("InsufficientPriority")
	_focus()
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()
	await _let_it_be_told()
	check_equal(_told, ["paused_by_system", "resumed"] as Array[String])


func test_a_focus_without_an_interruption_changes_nothing() -> void:
	await _start_game()
	_phone.clear_log()
	_focus()
	await _let_it_be_told()
	_check_plays()
	check_equal(_phone.get_log(), PackedStringArray())


func test_an_end_that_says_not_to_resume() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption(false)
	await _helper.resume_needed
	_focus()
	await _let_it_be_told()
	_check_halted()
	_helper.resume()
	await _helper.resumed
	_check_plays()
	check_equal(_told, ["paused_by_system", "resume_needed", "resumed"] as Array[String])


func test_plays_on_only_when_the_session_is_active_again() -> void:
	await _start_game()
	_phone.begin_interruption()
	await _let_it_be_told()
	expect_error("CannotInterruptOthers")
	_phone.fail_next_call("CannotInterruptOthers")
	_phone.end_interruption()
	await _helper.resume_needed
	_check_halted()
	_focus()
	await _helper.resumed
	_check_plays()


func test_a_second_interruption_after_the_first() -> void:
	await _start_game()
	for _round: int in 2:
		_phone.begin_interruption()
		await _let_it_be_told()
		_check_halted()
		_phone.end_interruption()
		await _helper.resumed
		_check_plays()


func test_an_interruption_while_the_game_resumes() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption()
	_phone.begin_interruption()
	await _session.activation_completed
	await _let_it_be_told()
	_check_halted()
	_focus()
	await _helper.resumed
	_check_plays()


func test_a_try_from_before_the_second_interruption_fails() -> void:
	await _start_game()
	expect_error("InsufficientPriority")
	_phone.fail_next_call("InsufficientPriority")
	for _round: int in 2:
		_phone.begin_interruption()
		_phone.end_interruption()
	await _helper.resumed
	_check_plays()
	check_equal(_told, ["paused_by_system", "resumed"] as Array[String])


## From iOS 27 on, the recommendation can come after the end.
func test_the_system_may_think_better_of_it() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption(false)
	await _helper.resume_needed
	_phone.begin_interruption()
	_phone.end_interruption()
	await _helper.resumed
	_check_plays()


func test_two_helpers_do_as_one() -> void:
	await _start_game()
	var second := Helper.new()
	second.name = "Second"
	expect_warning("'/root/Second' is a second helper, and each has to be resumed. Keep one:")
	tree.root.add_child(second)
	_phone.begin_phone_call()
	await _let_it_be_told()
	_check_halted()
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()
	second.free()


func test_a_game_that_was_paused_stays_paused() -> void:
	await _start_game()
	tree.paused = true
	_phone.begin_phone_call()
	_phone.end_phone_call()
	await _helper.resumed
	check(tree.paused, "the game is not paused any more")
	check(not AudioServer.is_bus_mute(MASTER), "the game is muted")


func test_a_game_that_was_muted_stays_muted() -> void:
	await _start_game()
	AudioServer.set_bus_mute(MASTER, true)
	_phone.begin_phone_call()
	_phone.end_phone_call()
	await _helper.resumed
	check(AudioServer.is_bus_mute(MASTER), "the game is not muted any more")
	check(not tree.paused, "the game is paused")
