## AVAudioSessionHelper with advertisements, restarts of the audio server and podcasts.
## backends: simulated, apple
extends "res://helper_testcase.gd"


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


func test_an_ad_in_a_game_that_has_not_configured_the_session() -> void:
	tree.root.add_child(_helper)
	await _let_it_be_told()
	_phone.change_configuration_externally(AVAudioSession.playback)
	await _let_it_be_told()
	check_equal(_session.category, AVAudioSession.soloAmbient)


func test_the_audio_server_was_restarted() -> void:
	await _start_game()
	_phone.lose_media_services()
	_phone.reset_media_services()
	check_equal(_session.category, AVAudioSession.soloAmbient)
	await _let_it_be_told()
	check_equal(_session.category, AVAudioSession.ambient)
	_check_plays()


func test_an_ad_with_sound_closes() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.change_configuration_externally(AVAudioSession.playback)
	await _let_it_be_told()
	_check_waits_with(AVAudioSession.playback)
	_phone.end_interruption_silently()
	_focus()
	await _helper.resumed
	_check_plays()
	check_equal(_session.category, AVAudioSession.ambient)


func test_the_configuration_of_an_ad_with_sound_stays_if_asked_for() -> void:
	_helper.reassert_configuration = false
	await _start_game()
	_phone.begin_interruption()
	_phone.change_configuration_externally(AVAudioSession.playback)
	_phone.end_interruption()
	await _helper.resumed
	_check_plays()
	check_equal(_session.category, AVAudioSession.playback)


func test_the_audio_server_was_restarted_during_a_call() -> void:
	await _start_game()
	_phone.begin_phone_call()
	_phone.lose_media_services()
	_phone.reset_media_services()
	await _let_it_be_told()
	_check_waits_with(AVAudioSession.soloAmbient)
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()
	check_equal(_session.category, AVAudioSession.ambient)


func test_the_audio_server_was_restarted_while_the_game_resumes() -> void:
	await _start_game()
	_phone.begin_interruption()
	_phone.end_interruption()
	_phone.reset_media_services()
	await _helper.resumed
	_check_plays()
	check_equal(_session.category, AVAudioSession.ambient)


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


## As an autoload whose bus the game names when it is ready: a warning about 'Music' fails the test.
func test_the_music_bus_is_named_after_the_podcast_began() -> void:
	AudioServer.add_bus()
	AudioServer.set_bus_name(MUSIC, "Songs")
	_phone.start_other_audio()
	await tree.process_frame
	tree.root.add_child(_helper)
	_helper.music_bus = &"Songs"
	await _let_it_be_told()
	_check_music(false)


func test_another_music_bus_takes_over() -> void:
	_phone.start_other_audio()
	await _start_game()
	_check_music(false)
	_helper.music_bus = &"Master"
	_check_music(true)
	check(AudioServer.is_bus_mute(MASTER), "the new bus is not muted")


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


## As a helper that is moved to another parent.
func test_forgets_the_interruption_when_it_goes() -> void:
	await _start_game()
	_phone.begin_phone_call()
	await _let_it_be_told()
	tree.root.remove_child(_helper)
	tree.root.add_child(_helper)
	check(not tree.paused, "the game is still paused")
	_phone.end_phone_call()
	await _let_it_be_told()
	check_equal(_told, ["paused_by_system"] as Array[String])
	_phone.begin_phone_call()
	await _let_it_be_told()
	_check_halted()
	_phone.end_phone_call()
	await _helper.resumed
	_check_plays()


func _check_waits_with(category: AVAudioSession.SessionCategory) -> void:
	_check_halted()
	check_equal(_session.category, category)
	check(not _phone.is_game_audible(), "the game took the sound back")
