## AVAudioSessionHelper with headphones, advertisements and podcasts.
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
	_check_halted()
	check_equal(_told, ["paused_by_system", "resume_needed"] as Array[String])
	_helper.resume()
	await _helper.resumed
	_check_plays()


func test_an_ad_changed_the_configuration() -> void:
	await _start_game()
	_phone.change_configuration_externally(AVAudioSession.playback)
	check_equal(_session.category, AVAudioSession.playback)
	await _let_it_be_told()
	check_equal(_session.category, AVAudioSession.ambient)
	_check_plays()


func test_the_ad_s_configuration_stays_if_asked_for() -> void:
	_helper.reassert_configuration = false
	await _start_game()
	_phone.change_configuration_externally(AVAudioSession.playback)
	await _let_it_be_told()
	check_equal(_session.category, AVAudioSession.playback)


func test_there_may_be_nothing_to_put_back() -> void:
	tree.root.add_child(_helper)
	await _let_it_be_told()
	expect_error("There is nothing to put back")
	_phone.change_configuration_externally(AVAudioSession.playback)
	await _let_it_be_told()


func test_the_audio_server_was_restarted() -> void:
	await _start_game()
	_phone.lose_media_services()
	_phone.reset_media_services()
	check_equal(_session.category, AVAudioSession.soloAmbient)
	await _let_it_be_told()
	check_equal(_session.category, AVAudioSession.ambient)
	_check_plays()


func test_a_podcast_plays_at_the_launch() -> void:
	_phone.start_other_audio()
	await _start_game()
	_check_music(false)
	_phone.stop_other_audio()
	await _let_it_be_told()
	_check_music(true)


func test_a_podcast_starts_later() -> void:
	await _start_game()
	_check_music(true)
	_phone.start_other_audio()
	await _let_it_be_told()
	_check_music(false)
	_phone.stop_other_audio()
	await _let_it_be_told()
	_check_music(true)


func test_music_that_mixes_does_not_silence() -> void:
	_phone.start_other_audio(true)
	await _start_game()
	_check_music(true)


func test_music_that_the_player_muted_stays_muted() -> void:
	await _start_game()
	AudioServer.set_bus_mute(MUSIC, true)
	_phone.start_other_audio()
	await _let_it_be_told()
	_phone.stop_other_audio()
	await _let_it_be_told()
	_check_music(false)


func test_the_music_plays_on_if_asked_for() -> void:
	_phone.start_other_audio()
	_helper.silence_music = false
	await _start_game()
	_check_music(true)
	_helper.silence_music = true
	_check_music(false)
	_helper.silence_music = false
	_check_music(true)


func test_a_missing_music_bus_is_said_once() -> void:
	_helper.music_bus = &"Songs"
	await _start_game()
	expect_warning("There is no audio bus 'Songs' to mute while another app plays.")
	for _round: int in 2:
		_phone.start_other_audio()
		await _let_it_be_told()
		_phone.stop_other_audio()
		await _let_it_be_told()


func test_takes_nothing_along_when_it_goes() -> void:
	await _start_game()
	_phone.start_other_audio()
	_phone.begin_phone_call()
	await _let_it_be_told()
	_check_halted()
	_check_music(false)
	_helper.free()
	check(not tree.paused, "the game is still paused")
	check(not AudioServer.is_bus_mute(MASTER), "the game is still muted")
	_check_music(true)
	_focus()
	_phone.end_phone_call()
	await _let_it_be_told()
