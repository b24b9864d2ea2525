## Category, mode, policy and options in one step.
## backends: simulated, apple
extends "res://device_testcase.gd"

const MIX := AVAudioSession.OPTION_MIX_WITH_OTHERS
const DUCK := AVAudioSession.OPTION_DUCK_OTHERS
const HFP := AVAudioSession.OPTION_ALLOW_BLUETOOTH_HFP
const SPEAKER := AVAudioSession.OPTION_DEFAULT_TO_SPEAKER
const DEFAULT := AVAudioSession.MODE_DEFAULT
const ANY_POLICY := AVAudioSession.POLICY_DEFAULT

var _simulator := start_device()
var _session := AVAudioSession.new()


func test_starts_as_a_phone_does() -> void:
	_check_configuration(AVAudioSession.soloAmbient, DEFAULT, ANY_POLICY, 0)


func test_every_mode_reads_back() -> void:
	var categories := {
		AVAudioSession.MODE_DEFAULT: AVAudioSession.ambient,
		AVAudioSession.MODE_GAME_CHAT: AVAudioSession.playAndRecord,
		AVAudioSession.MODE_MEASUREMENT: AVAudioSession.record,
		AVAudioSession.MODE_MOVIE_PLAYBACK: AVAudioSession.playback,
		AVAudioSession.MODE_SPOKEN_AUDIO: AVAudioSession.playback,
		AVAudioSession.MODE_VOICE_PROMPT: AVAudioSession.playback,
		AVAudioSession.MODE_VIDEO_RECORDING: AVAudioSession.record,
		AVAudioSession.MODE_SHORT_FORM_VIDEO: AVAudioSession.playback,
		AVAudioSession.MODE_DUAL_ROUTE: AVAudioSession.multiRoute,
	}
	for mode: int in categories:
		check_equal(_session.configure(categories[mode], mode), OK, str(mode))
		var options := MIX if mode == DEFAULT else 0
		_check_configuration(categories[mode], mode, ANY_POLICY, options)


func test_what_ducks_and_what_is_ambient_mixes() -> void:
	check_equal(_session.configure(AVAudioSession.playback, DEFAULT, ANY_POLICY, DUCK), OK)
	_check_configuration(AVAudioSession.playback, DEFAULT, ANY_POLICY, DUCK | MIX)
	_session.category = AVAudioSession.ambient
	_check_configuration(AVAudioSession.ambient, DEFAULT, ANY_POLICY, MIX)


func test_some_modes_add_options() -> void:
	check_equal(
		_session.configure(AVAudioSession.playAndRecord, AVAudioSession.MODE_VOICE_CHAT), OK
	)
	_check_configuration(
		AVAudioSession.playAndRecord, AVAudioSession.MODE_VOICE_CHAT, ANY_POLICY, HFP
	)
	check_equal(
		_session.configure(AVAudioSession.playAndRecord, AVAudioSession.MODE_VIDEO_CHAT), OK
	)
	_check_configuration(
		AVAudioSession.playAndRecord, AVAudioSession.MODE_VIDEO_CHAT, ANY_POLICY, HFP | SPEAKER
	)


func test_every_policy_that_can_be_set_reads_back() -> void:
	for policy: int in [
		AVAudioSession.POLICY_DEFAULT,
		AVAudioSession.POLICY_LONG_FORM_AUDIO,
		AVAudioSession.POLICY_LONG_FORM_VIDEO
	]:
		check_equal(_session.configure(AVAudioSession.playback, DEFAULT, policy), OK)
		_check_configuration(AVAudioSession.playback, DEFAULT, policy, 0)


func test_every_option_reads_back() -> void:
	var all := (
		MIX
		| DUCK
		| HFP
		| SPEAKER
		| AVAudioSession.OPTION_INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS
		| AVAudioSession.OPTION_ALLOW_BLUETOOTH_A2DP
		| AVAudioSession.OPTION_ALLOW_AIR_PLAY
		| AVAudioSession.OPTION_OVERRIDE_MUTED_MICROPHONE_INTERRUPTION
		| AVAudioSession.OPTION_FAR_FIELD_INPUT
		| AVAudioSession.OPTION_BLUETOOTH_HIGH_QUALITY_RECORDING
	)
	for bit in 20:
		var option := 1 << bit
		if option & all and option not in [16, AVAudioSession.OPTION_FAR_FIELD_INPUT]:
			check_equal(
				_session.configure(AVAudioSession.playAndRecord, DEFAULT, ANY_POLICY, option), OK
			)
			var options := option | MIX if option == DUCK else option
			_check_configuration(AVAudioSession.playAndRecord, DEFAULT, ANY_POLICY, options)
	check_equal(_session.configure(AVAudioSession.playAndRecord, DEFAULT, ANY_POLICY, all), OK)
	_check_configuration(AVAudioSession.playAndRecord, DEFAULT, ANY_POLICY, all)


func test_the_category_alone_clears_the_rest() -> void:
	check_equal(
		_session.configure(
			AVAudioSession.playback, AVAudioSession.MODE_MOVIE_PLAYBACK, ANY_POLICY, MIX
		),
		OK
	)
	_session.category = AVAudioSession.playback
	_check_configuration(AVAudioSession.playback, DEFAULT, ANY_POLICY, 0)


func test_what_apple_does_not_allow_is_refused() -> void:
	_session.category = AVAudioSession.playback
	var chat := AVAudioSession.MODE_VOICE_CHAT
	for wrong: Array in [
		# What follows is category, mode, policy, options and a part of the message.
		[AVAudioSession.playback, chat, ANY_POLICY, 0, "MODE_VOICE_CHAT"],
		[AVAudioSession.playback, DEFAULT, ANY_POLICY, SPEAKER, "OPTION_DEFAULT_TO_SPEAKER"],
		[AVAudioSession.ambient, DEFAULT, ANY_POLICY, MIX, "OPTION_MIX_WITH_OTHERS"],
		[AVAudioSession.playback, DEFAULT, 1, MIX, "POLICY_LONG_FORM_AUDIO"],
		[AVAudioSession.playback, DEFAULT, 2, 0, "POLICY_INDEPENDENT"],
		[AVAudioSession.unknown, DEFAULT, ANY_POLICY, 0, "unknown"],
		[7, DEFAULT, ANY_POLICY, 0, "7"],
		[AVAudioSession.playback, 11, ANY_POLICY, 0, "11"],
		[AVAudioSession.playback, -1, ANY_POLICY, 0, "MODE_UNKNOWN"],
		[AVAudioSession.playback, DEFAULT, 4, 0, "4"],
		[AVAudioSession.playback, DEFAULT, -1, 0, "POLICY_UNKNOWN"],
		[AVAudioSession.playback, DEFAULT, ANY_POLICY, 1 << 30, str(1 << 30)],
		[AVAudioSession.playback, DEFAULT, ANY_POLICY, 1 << 62, "OPTION_UNKNOWN"],
	]:
		expect_error("AVAudioSession: Cannot configure the session: ")
		var result: int = _session.callv(&"configure", wrong.slice(0, 4))
		check_equal(result, ERR_INVALID_PARAMETER, str(wrong))
		var error := _session.get_last_error()
		check(error.message.contains(wrong[4]), error.message)
		check_equal(error.attempted, "configure")
		_check_configuration(AVAudioSession.playback, DEFAULT, ANY_POLICY, 0)
	var log := _simulator.get_log()
	check_equal(log.size(), 1, str(log))


func test_where_apples_texts_disagree_the_system_decides() -> void:
	expect_warning("OPTION_DUCK_OTHERS")
	check_equal(_session.configure(AVAudioSession.ambient, DEFAULT, ANY_POLICY, DUCK), OK)
	_check_configuration(AVAudioSession.ambient, DEFAULT, ANY_POLICY, DUCK | MIX)


func test_what_this_version_does_not_have_is_unavailable() -> void:
	_simulator.set_os_version(18, 4)
	_session.category = AVAudioSession.playback
	for wanted: Array in [
		[AVAudioSession.multiRoute, AVAudioSession.MODE_DUAL_ROUTE, ANY_POLICY, 0, "iOS 26.2"],
		[AVAudioSession.playback, AVAudioSession.MODE_SHORT_FORM_VIDEO, ANY_POLICY, 0, "iOS 26.0"],
		[AVAudioSession.playAndRecord, DEFAULT, ANY_POLICY, 1 << 19, "iOS 26.0"],
	]:
		expect_error("This is iOS 18.4.")
		var result: int = _session.callv(&"configure", wanted.slice(0, 4))
		check_equal(result, ERR_UNAVAILABLE, str(wanted))
		var message := _session.get_last_error().message
		check(message.contains(wanted[4]), message)
		_check_configuration(AVAudioSession.playback, DEFAULT, ANY_POLICY, 0)


func test_what_a_television_does_not_have_is_unavailable() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_APPLE_TV)
	if OS.get_environment("AV_AUDIO_SESSION_BACKEND") == "auto":
		return  # Apple's backend is compiled for a phone: it cannot be a television.
	expect_error("Cannot configure the session")
	var result := _session.configure(
		AVAudioSession.playback, DEFAULT, AVAudioSession.POLICY_LONG_FORM_VIDEO
	)
	check_equal(result, ERR_UNAVAILABLE)


func test_lists_what_there_is() -> void:
	check_equal(_session.available_categories, [0, 1, 2, 3, 4, 5] as Array[int])
	check_equal(_session.available_modes, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as Array[int])
	_simulator.set_has_input(false)
	check(AVAudioSession.record not in _session.available_categories, "record without an input")
	_simulator.set_os_version(18, 4)
	check(AVAudioSession.MODE_DUAL_ROUTE not in _session.available_modes, "a mode of iOS 26")


func test_reassert_puts_back_what_the_project_settings_made_of_it() -> void:
	_simulator.change_configuration_externally(AVAudioSession.playAndRecord)
	check_equal(_session.reassert(), OK)
	_check_configuration(AVAudioSession.soloAmbient, DEFAULT, ANY_POLICY, 0)
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)


func test_reassert_puts_everything_back() -> void:
	check_equal(_session.configure(AVAudioSession.playback, DEFAULT, ANY_POLICY, MIX), OK)
	check_equal(_session.set_active(true), OK)
	_simulator.change_configuration_externally(AVAudioSession.playAndRecord)
	_simulator.begin_interruption()
	_simulator.end_interruption(false)
	check_equal(_session.category, AVAudioSession.playAndRecord)
	_simulator.clear_log()
	check_equal(_session.reassert(), OK)
	_check_configuration(AVAudioSession.playback, DEFAULT, ANY_POLICY, MIX)
	check_equal(_simulator.get_log().size(), 2)
	check_equal(_simulator.get_log()[1], "set_active(true)")


func _check_configuration(category: int, mode: int, policy: int, options: int) -> void:
	check_equal(_session.category, category, "category")
	check_equal(_session.mode, mode, "mode")
	check_equal(_session.route_sharing_policy, policy, "policy")
	check_equal(_session.category_options, options, "options")
