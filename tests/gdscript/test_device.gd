## What happens to the device: Apple's backend and the simulated one have to see the same.
## backends: apple, simulated
extends "res://device_testcase.gd"

const NO_MEDIA_SERVICES := (
	"MediaServicesFailed (NSOSStatusErrorDomain 1836282486): The operation couldn’t be completed."
	+ " (OSStatus error 1836282486.) The system's audio server is gone."
)

var _simulator := start_device()
var _session := AVAudioSession.new()


func test_other_code_changes_the_category() -> void:
	for category: int in range(AVAudioSession.unknown):
		check_equal(_simulator.change_configuration_externally(category), OK)
		check_equal(_session.category, category)
		check_equal(AVAudioSession.new().category, category)


func test_loading_making_and_reading_change_nothing() -> void:
	check_equal(_session.category, AVAudioSession.soloAmbient)
	_simulator.change_configuration_externally(AVAudioSession.record)
	for index in 10:
		check_equal(AVAudioSession.new().category, AVAudioSession.record)
	check_equal(_simulator.get_log(), PackedStringArray())


func test_an_unknown_category_warns_once_for_each_name() -> void:
	for category: String in [
		"AVAudioSessionCategoryAudioProcessing", "avaudiosessioncategoryplayback", "Radio"
	]:
		expect_warning("The category is '%s', which this version does not know." % category)
		_simulator.change_category_to_unknown(category)
		check_equal(_session.category, AVAudioSession.unknown)
		check_equal(_session.category, AVAudioSession.unknown)
		_session.category = AVAudioSession.playback
		check_equal(_session.category, AVAudioSession.playback)
		_simulator.change_category_to_unknown(category)
		check_equal(AVAudioSession.new().category, AVAudioSession.unknown)


func test_record_needs_an_input() -> void:
	_session.category = AVAudioSession.playback
	_simulator.set_has_input(false)
	expect_error(
		(
			"AVAudioSession: Cannot set the category to record: BadParam (NSOSStatusErrorDomain -50):"
			+ " The operation couldn’t be completed. (OSStatus error -50.)"
			+ " This device cannot do it now, or not in this combination."
		)
	)
	_session.category = AVAudioSession.record
	check_equal(_session.category, AVAudioSession.playback)
	_session.category = AVAudioSession.playAndRecord
	check_equal(_session.category, AVAudioSession.playAndRecord)
	_simulator.set_has_input(true)
	_session.category = AVAudioSession.record
	check_equal(_session.category, AVAudioSession.record)


func test_nothing_can_be_set_without_media_services() -> void:
	_session.category = AVAudioSession.playback
	_simulator.lose_media_services()
	for category: int in range(AVAudioSession.unknown):
		expect_error(NO_MEDIA_SERVICES)
		_session.category = category
		check_equal(_session.category, AVAudioSession.playback)
	for call: Array in [
		["configure", AVAudioSession.ambient],
		["set_active", true],
		["set_preferred_sample_rate", 44100.0],
		["set_supports_multichannel_content", true],
		["set_preferred_input", null],
	]:
		expect_error(NO_MEDIA_SERVICES)
		check_equal(_session.callv(call[0], call.slice(1)), ERR_CANT_CONNECT, str(call))


func test_after_the_reset_all_is_as_at_the_start() -> void:
	_session.category = AVAudioSession.playback
	_simulator.lose_media_services()
	_simulator.reset_media_services()
	check_equal(_session.category, AVAudioSession.soloAmbient)
	_session.category = AVAudioSession.playback
	check_equal(_session.category, AVAudioSession.playback)


func test_a_mistake_of_the_game_does_not_reach_the_device() -> void:
	_simulator.lose_media_services()
	expect_error("Cannot set the category to 7, which is not a SessionCategory.")
	_session.category = 7
	expect_error("Cannot set the category to 6, which is unknown and can only be read.")
	_session.category = AVAudioSession.unknown


func test_the_log_has_what_the_game_did() -> void:
	_session.category = AVAudioSession.playback
	_session.configure(AVAudioSession.playback, 0, 0, AVAudioSession.OPTION_MIX_WITH_OTHERS)
	_session.set_active(true)
	_simulator.fail_next_call("IsBusy")
	expect_error("IsBusy")
	_session.set_active(false)
	var log := _simulator.get_log()
	check_equal(log.size(), 4, str(log))
	check_equal(log[1], "configure(playback, MODE_DEFAULT, POLICY_DEFAULT, 1)")
	check_equal(log[2], "set_active(true)")
	check(log[3].begins_with("set_active(false)") and log[3].contains("IsBusy"), log[3])
	_simulator.clear_log()
	check_equal(_simulator.get_log(), PackedStringArray())


func test_the_main_thread_hears_of_what_a_loaded_resource_does() -> void:
	# The engine has a queue of its own for what is deferred on a thread that loads.
	var script := FileAccess.open("user://loud.gd", FileAccess.WRITE)
	script.store_string("extends Resource\n\n\nfunc _init() -> void:\n")
	script.store_string("\tAVAudioSession.new().category = AVAudioSession.playback\n")
	script.close()
	var resource := FileAccess.open("user://loud.tres", FileAccess.WRITE)
	resource.store_string('[gd_resource type="Resource" load_steps=2 format=3]\n')
	resource.store_string('[ext_resource type="Script" path="user://loud.gd" id="1"]\n')
	resource.store_string('[resource]\nscript = ExtResource("1")\n')
	resource.close()
	var threads: Array[int] = []
	_session.route_changed.connect(
		func(_reason: int, _previous: AVAudioSessionRouteDescription) -> void:
			threads.append(OS.get_thread_caller_id())
	)
	check_equal(ResourceLoader.load_threaded_request("user://loud.tres"), OK)
	check(ResourceLoader.load_threaded_get("user://loud.tres") != null, "not loaded")
	check_equal(_session.category, AVAudioSession.playback)
	await settle()
	check_equal(threads, [OS.get_main_thread_id()] as Array[int])
