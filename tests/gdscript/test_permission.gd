## Asking for the microphone.
## backends: simulated, apple
extends "res://device_testcase.gd"

const UNDETERMINED := AVAudioSession.RECORD_PERMISSION_UNDETERMINED
const DENIED := AVAudioSession.RECORD_PERMISSION_DENIED
const GRANTED := AVAudioSession.RECORD_PERMISSION_GRANTED

var _simulator := start_device()
var _session := AVAudioSession.new()
var _heard := listen(_session)


func test_the_player_answers() -> void:
	for version: int in [26, 16]:
		for granted: bool in [true, false]:
			_simulator = start_device(AVAudioSessionSimulator.MODEL_IPHONE, version, 0)
			check_equal(_session.record_permission, UNDETERMINED)
			check_equal(_session.request_record_permission(), OK)
			await settle()
			check_equal(_heard, [] as Array[Array], "told before there was an answer")
			check_equal(_simulator.answer_record_permission(granted), OK)
			await settle()
			check_equal(_heard, [["record_permission_answered", granted]] as Array[Array])
			check_equal(_session.record_permission, GRANTED if granted else DENIED)
			_heard.clear()


func test_an_answer_is_given_once() -> void:
	for permission: int in [GRANTED, DENIED]:
		_simulator.set_record_permission(permission)
		check_equal(_session.record_permission, permission)
		check_equal(_session.request_record_permission(), OK)
		await settle()
		check_equal(_heard.pop_back(), ["record_permission_answered", permission == GRANTED])
	expect_error("AVAudioSessionSimulator")
	check_equal(_simulator.answer_record_permission(true), ERR_DOES_NOT_EXIST)


func test_without_a_usage_text_nothing_is_asked() -> void:
	_simulator.set_has_microphone_usage_description(false)
	expect_error("the app's Info.plist has no NSMicrophoneUsageDescription")
	check_equal(_session.request_record_permission(), ERR_UNCONFIGURED)
	expect_error("AVAudioSessionSimulator")
	check_equal(_simulator.answer_record_permission(true), ERR_DOES_NOT_EXIST)


func test_nothing_is_asked_unasked() -> void:
	_session.category = AVAudioSession.playAndRecord
	_session.set_active(true)
	expect_error("AVAudioSessionSimulator")
	check_equal(_simulator.answer_record_permission(true), ERR_DOES_NOT_EXIST)
	check_equal(_session.record_permission, UNDETERMINED)
