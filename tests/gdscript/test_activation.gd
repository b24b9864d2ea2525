## Activating and deactivating, at once and later, and the errors of it.
## backends: simulated, apple
extends "res://device_testcase.gd"

const REFUSALS := {
	"BadParam": [ERR_INVALID_PARAMETER, -50],
	"MediaServicesFailed": [ERR_CANT_CONNECT, 1836282486],
	"IsBusy": [ERR_BUSY, 560030580],
	"IncompatibleCategory": [ERR_UNCONFIGURED, 560161140],
	"CannotInterruptOthers": [ERR_UNAUTHORIZED, 560557684],
	"MissingEntitlement": [ERR_UNAUTHORIZED, 1701737535],
	"SiriIsRecording": [ERR_BUSY, 1936290409],
	"CannotStartPlaying": [ERR_UNAUTHORIZED, 561015905],
	"CannotStartRecording": [ERR_UNAUTHORIZED, 561145187],
	"InsufficientPriority": [ERR_BUSY, 561017449],
	"ResourceNotAvailable": [ERR_CANT_ACQUIRE_RESOURCE, 561145203],
	"ExpiredSession": [ERR_UNCONFIGURED, 561210739],
	"SessionNotActive": [ERR_UNCONFIGURED, 1768841571],
	"Unspecified": [FAILED, 2003329396],
}

var _simulator := start_device()
var _session := AVAudioSession.new()


func test_nothing_is_known_at_first() -> void:
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)
	check(_session.get_last_error() == null, "an error is left")


func test_activates_and_deactivates() -> void:
	check_equal(_session.set_active(true), OK)
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_ACTIVE)
	check(_simulator.is_game_audible(), "silent")
	check_equal(_session.set_active(false), OK)
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_INACTIVE)
	check(not _simulator.is_game_audible(), "audible")
	check_equal(_simulator.get_log(), PackedStringArray(["set_active(true)", "set_active(false)"]))


func test_every_refusal_has_its_error() -> void:
	for refusal: String in REFUSALS:
		check_equal(_simulator.fail_next_call(refusal), OK)
		expect_error("AVAudioSession: Cannot activate the session: %s (NSOSStatus" % refusal)
		check_equal(_session.set_active(true), REFUSALS[refusal][0], refusal)
		var error := _session.get_last_error()
		check_equal(error.name, refusal)
		check_equal(error.domain, "NSOSStatusErrorDomain")
		check_equal(error.code, REFUSALS[refusal][1])
		check_equal(error.error, REFUSALS[refusal][0])
		check_equal(error.attempted, "set_active")
		check(error.message.begins_with("Cannot activate the session: " + refusal), error.message)
		check_equal(AVAudioSession.new().get_last_error().code, error.code, "another handle")
		check_equal(_session.set_active(true), OK)
		check(_session.get_last_error() == null, "an error is left")


func test_a_kept_error_does_not_change() -> void:
	_simulator.fail_next_call("IsBusy")
	expect_error("IsBusy")
	_session.set_active(false)
	var error := _session.get_last_error()
	_session.set_active(true)
	check_equal(error.name, "IsBusy")


func test_reading_clears_no_error_and_setting_the_category_does() -> void:
	_simulator.fail_next_call("IsBusy")
	expect_error("IsBusy")
	_session.set_active(false)
	check_equal(_session.mode, AVAudioSession.MODE_DEFAULT)
	check(_session.get_last_error() != null, "gone by reading")
	_session.category = AVAudioSession.ambient
	check(_session.get_last_error() == null, "an error is left")
	expect_error("Cannot set the category to 7")
	_session.category = 7
	check_equal(_session.get_last_error().attempted, "category")
	check_equal(_session.get_last_error().error, ERR_INVALID_PARAMETER)


func test_a_phone_call_has_priority() -> void:
	_simulator.begin_phone_call()
	expect_error("InsufficientPriority")
	check_equal(_session.set_active(true), ERR_BUSY)
	_session.category = AVAudioSession.ambient
	check_equal(_session.set_active(true), OK, "what mixes")
	_session.category = AVAudioSession.playback
	_simulator.end_phone_call()
	check_equal(_session.set_active(true), OK)


func test_a_session_that_plays_is_busy() -> void:
	check_equal(_session.set_active(true), OK)
	_simulator.set_game_audio_running(true)
	expect_error("IsBusy")
	check_equal(_session.set_active(false), ERR_BUSY)
	check(_simulator.is_game_audible(), "silent")
	_simulator.set_os_version(18, 4)
	expect_error("IsBusy")
	check_equal(_session.set_active(false), ERR_BUSY)
	check(not _simulator.is_game_audible(), "audible, although it was deactivated all the same")


func test_activating_later_does_not_block_and_tells() -> void:
	var heard := listen(_session)
	_session.activate_async()
	check_equal(heard, [] as Array[Array])
	await _session.activation_completed
	check_equal(
		heard, [["activation_changed", true], ["activation_completed", true, OK]] as Array[Array]
	)
	heard.clear()
	_session.deactivate_async(false)
	_session.activate_async()
	await _session.activation_completed
	await _session.activation_completed
	check_equal(heard.map(func(one: Array) -> Variant: return one[1]), [false, false, true, true])
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_ACTIVE)


func test_a_failure_later_is_told_too() -> void:
	_simulator.fail_next_call("SiriIsRecording")
	expect_error("Cannot activate the session: SiriIsRecording")
	_session.activate_async()
	var told: Array = await _session.activation_completed
	check_equal(told, [true, ERR_BUSY])
	check_equal(_session.get_last_error().name, "SiriIsRecording")
	check_equal(_session.get_last_error().attempted, "activate_async")
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)


func test_other_apps_play_on_when_they_are_told() -> void:
	_session.category = AVAudioSession.playback
	_simulator.start_other_audio()
	check(_session.other_audio_playing, "nothing plays")
	check_equal(_session.set_active(true), OK)
	check(not _session.other_audio_playing, "it was not interrupted")
	check_equal(_session.set_active(false), OK)
	check(_session.other_audio_playing, "it was not told")
	check_equal(_session.set_active(true), OK)
	check_equal(_session.set_active(false, false), OK)
	check(not _session.other_audio_playing, "it was told")


func test_a_wrong_type_is_godots_own_error() -> void:
	expect_error("Cannot convert argument 1 from String to bool")
	_session.callv(&"set_active", ["yes"])
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_UNKNOWN)
