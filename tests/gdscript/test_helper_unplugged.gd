## AVAudioSessionHelper with headphones that are pulled, also around a call.
## backends: simulated, apple
extends "res://helper_testcase.gd"


func test_pulled_airpods_change_nothing() -> void:
	await _start_game()
	await _pull_airpods()
	_check_plays()
	check_equal(_told, [] as Array[String])


func test_pulled_airpods_pause_if_asked_for() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	await _pull_airpods()
	_check_told_at_once()
	await _check_resumes_when_asked()


func test_a_focus_does_not_resume() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	await _pull_airpods()
	_focus()
	await _check_asks_again()


func test_pulled_before_an_alarm() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	await _pull_airpods()
	_check_told_at_once()
	_phone.begin_interruption()
	_phone.end_interruption()
	await _check_asks_again()


func test_pulled_during_a_call() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	_phone.begin_phone_call()
	await _pull_airpods()
	check_equal(_told, ["paused_by_system"] as Array[String])
	_phone.end_phone_call()
	await _check_asks_again()


func test_pulled_during_an_alarm_whose_end_is_never_told() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	_phone.begin_interruption()
	await _pull_airpods()
	_phone.end_interruption_silently()
	_focus()
	await _check_asks_again()


func test_pulled_while_the_game_resumes() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	_phone.connect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	_phone.begin_interruption()
	_phone.end_interruption()
	_phone.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_AIRPODS)
	await _session.activation_completed
	await _let_it_be_told()
	_check_halted()
	check_equal(_told, ["paused_by_system", "resume_needed"] as Array[String])
	await _check_resumes_when_asked()


## Without pause_when_unplugged: the system itself interrupts.
func test_the_system_interrupts_for_pulled_airpods() -> void:
	await _start_game()
	_session.set_prefers_interruption_on_route_disconnect(true)
	await _pull_airpods()
	_check_told_at_once()
	_focus()
	await _check_asks_again()


func test_pausing_and_the_system_s_interruption_are_told_once() -> void:
	_helper.pause_when_unplugged = true
	await _start_game()
	_session.set_prefers_interruption_on_route_disconnect(true)
	await _pull_airpods()
	_check_told_at_once()
	_phone.end_interruption()
	await _check_asks_again()


func _check_told_at_once() -> void:
	_check_halted()
	check_equal(_told, ["paused_by_system", "resume_needed"] as Array[String])


## What happened last is no reason to play on, but to ask.
func _check_asks_again() -> void:
	_told.clear()
	await _let_it_be_told()
	await _let_it_be_told()
	_check_halted()
	check_equal(_told, ["resume_needed"] as Array[String])
	await _check_resumes_when_asked()


func _check_resumes_when_asked() -> void:
	_helper.resume()
	await _helper.resumed
	_check_plays()
