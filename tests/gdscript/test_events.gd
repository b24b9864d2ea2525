## What happens to the device, as signals.
## backends: simulated, apple
extends "res://device_testcase.gd"

const THREADS := 8

var _simulator := start_device()
var _session := AVAudioSession.new()
var _heard := listen(_session)


func test_an_interruption() -> void:
	_session.set_active(true)
	await settle()
	_heard.clear()
	_simulator.begin_interruption(AVAudioSession.INTERRUPTION_REASON_BUILT_IN_MIC_MUTED)
	check_equal(_heard, [] as Array[Array], "told before the end of the frame")
	await settle()
	_check_heard([["interruption_began", 2], ["activation_changed", false]])
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_INACTIVE)
	_simulator.end_interruption(true)
	await settle()
	_check_heard([["interruption_ended", true]])
	_simulator.begin_interruption()
	_simulator.end_interruption(false)
	await settle()
	_check_heard([["interruption_began", 0], ["interruption_ended", false]])


func test_every_reason_of_an_interruption() -> void:
	for reason: int in range(6):
		_simulator.begin_interruption(reason)
		_simulator.end_interruption()
		await settle()
		check_equal(_heard[0], ["interruption_began", reason] as Array)
		_heard.clear()


func test_an_end_can_be_missing() -> void:
	_session.set_active(true)
	_simulator.begin_interruption()
	_simulator.end_interruption_silently()
	await settle()
	_heard.clear()
	check_equal(_session.set_active(true), OK, "trying is what tells")
	await settle()
	_check_heard([["activation_changed", true]])


func test_ios_27_makes_up_for_a_missing_end() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_IPHONE, 27, 0)
	_session.set_active(true)
	_simulator.begin_interruption()
	_simulator.end_interruption_silently()
	await settle()
	_check_heard(
		[
			["activation_changed", true],
			["interruption_began", 0],
			["activation_changed", false],
			["interruption_ended", true],
		]
	)


func test_ios_27_tells_nothing_twice() -> void:
	_simulator = start_device(AVAudioSessionSimulator.MODEL_IPHONE, 27, 0)
	_session.set_active(true)
	_simulator.begin_interruption()
	_simulator.end_interruption()
	_session.set_active(true)
	_session.set_active(false)
	await settle()
	_check_heard(
		[
			["activation_changed", true],
			["interruption_began", 0],
			["activation_changed", false],
			["interruption_ended", true],
			["activation_changed", true],
			["activation_changed", false],
		]
	)


func test_headphones_are_unplugged() -> void:
	_session.set_active(true)
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	await settle()
	_heard.clear()
	_simulator.disconnect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADPHONES)
	await settle()
	check_equal(_heard.size(), 1, str(_heard))
	check_equal(_heard[0][0], "route_changed")
	check_equal(_heard[0][1], AVAudioSession.ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE)
	var previous: AVAudioSessionRouteDescription = _heard[0][2]
	check_equal(previous.outputs[0].type, AVAudioSessionPortDescription.PORT_HEADPHONES)
	check_equal(
		_session.current_route.outputs[0].type, AVAudioSessionPortDescription.PORT_BUILT_IN_SPEAKER
	)


func test_another_apps_music() -> void:
	_session.category = AVAudioSession.ambient
	_session.set_active(true)
	await settle()
	_heard.clear()
	_simulator.start_other_audio()
	check(_session.other_audio_playing, "nothing plays")
	check(_session.secondary_audio_should_be_silenced_hint, "no hint")
	await settle()
	_check_heard([["silence_secondary_audio_hint_changed", true]])
	_simulator.stop_other_audio()
	await settle()
	_check_heard([["silence_secondary_audio_hint_changed", false]])
	check(not _session.secondary_audio_should_be_silenced_hint, "still a hint")


func test_the_volume_and_the_mute_switch() -> void:
	_session.set_active(true)
	await settle()
	_heard.clear()
	_simulator.set_output_volume(0.25)
	_simulator.set_muted(true)
	await settle()
	_check_heard([["output_volume_changed", 0.25], ["output_mute_changed", true]])
	check_equal(_session.output_volume, 0.25)
	check_equal(_session.output_muted, true)


func test_the_mute_switch_is_not_told_before_ios_26() -> void:
	_simulator.set_os_version(18, 4)
	_simulator.set_muted(true)
	await settle()
	_check_heard([])
	check_equal(_session.output_muted, null)
	check(not _simulator.is_game_audible(), "audible")


func test_the_media_services_die_and_come_back() -> void:
	check_equal(_session.configure(AVAudioSession.playback), OK)
	_session.set_active(true)
	await settle()
	_heard.clear()
	_simulator.lose_media_services()
	expect_error("MediaServicesFailed")
	check_equal(_session.configure(AVAudioSession.ambient), ERR_CANT_CONNECT)
	await settle()
	_check_heard([["media_services_were_lost"]])
	_simulator.reset_media_services()
	await settle()
	check(["media_services_were_reset"] in _heard, str(_heard))
	check(["configuration_changed_externally"] not in _heard, str(_heard))
	check_equal(_session.category, AVAudioSession.soloAmbient)
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_INACTIVE)
	check_equal(_session.reassert(), OK)
	check_equal(_session.category, AVAudioSession.playback)
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_ACTIVE)


func test_another_sdk_changes_the_session() -> void:
	_session.configure(AVAudioSession.ambient)
	await settle()
	check(["configuration_changed_externally"] not in _heard, "our own change")
	_heard.clear()
	_simulator.change_configuration_externally(AVAudioSession.playback)
	await settle()
	check_equal(_heard.back(), ["configuration_changed_externally"] as Array)
	check_equal(_heard.size(), 2, str(_heard))
	check_equal(_heard[0][1], AVAudioSession.ROUTE_CHANGE_REASON_CATEGORY_CHANGE)


func test_inputs_come_and_go() -> void:
	_session.category = AVAudioSession.playAndRecord
	await settle()
	_heard.clear()
	_simulator.connect_accessory(AVAudioSessionSimulator.ACCESSORY_HEADSET)
	await settle()
	check(["available_inputs_changed"] in _heard, str(_heard))


func test_every_handle_hears_in_order() -> void:
	var others: Array[AVAudioSession] = []
	var heard_by_others: Array[Array] = []
	for index in 20:
		others.append(AVAudioSession.new())
		heard_by_others.append(listen(others[index]))
	for index in 50:
		_simulator.begin_interruption()
		_simulator.end_interruption(index % 2 == 0)
	await settle()
	check_equal(_heard.size(), 100 + 1, "with one activation_changed")
	for index in 20:
		check_equal(heard_by_others[index], _heard, str(index))


func test_a_dropped_handle_hears_nothing() -> void:
	var other := AVAudioSession.new()
	var heard := listen(other)
	_simulator.begin_interruption()
	other = null
	await settle()
	check_equal(heard, [] as Array[Array])
	check(not _heard.is_empty(), "nor does the one that is left")


func test_a_handle_that_a_handler_drops_hears_no_more() -> void:
	var others: Array[AVAudioSession] = [AVAudioSession.new()]
	var heard := listen(others[0])
	_session.interruption_began.connect(func(_reason: int) -> void: others.clear())
	_simulator.begin_interruption()
	_simulator.end_interruption()
	await settle()
	check(["interruption_ended", true] not in heard, str(heard))


func test_a_handle_that_a_handler_makes_hears_the_next_event() -> void:
	var others: Array[AVAudioSession] = []
	var heard: Array[Array] = []
	_session.interruption_began.connect(
		func(_reason: int) -> void:
			others.append(AVAudioSession.new())
			others[0].interruption_ended.connect(
				func(should_resume: bool) -> void: heard.append([should_resume])
			)
	)
	_simulator.begin_interruption()
	_simulator.end_interruption()
	await settle()
	check_equal(heard, [[true]] as Array[Array])


func test_a_handler_can_act() -> void:
	_session.interruption_ended.connect(_activate)
	_session.set_active(true)
	_simulator.begin_interruption()
	_simulator.end_interruption()
	await settle()
	check_equal(_session.last_known_activity, AVAudioSession.ACTIVITY_ACTIVE)
	await settle()
	check_equal(_heard.back(), ["activation_changed", true] as Array)


func test_events_of_other_threads_come_on_the_main_thread() -> void:
	_session.set_active(true)
	var threads: Array[int] = []
	_session.output_volume_changed.connect(
		func(_volume: float) -> void: threads.append(OS.get_thread_caller_id())
	)
	var thread := Thread.new()
	thread.start(_simulator.set_output_volume.bind(0.1))
	thread.wait_to_finish()
	await settle()
	check_equal(threads, [OS.get_main_thread_id()] as Array[int])


func test_handles_of_other_threads_hear_too() -> void:
	var thread := Thread.new()
	thread.start(func() -> AVAudioSession: return AVAudioSession.new())
	var other: AVAudioSession = thread.wait_to_finish()
	var heard := listen(other)
	_simulator.begin_interruption()
	await settle()
	check_equal(heard, _heard)


## time limit: 60 s
func test_a_burst_from_many_threads_is_told_in_full() -> void:
	# Each event takes the stand-in for Apple's framework a thread of its own.
	var rounds := 12500 if OS.get_environment("AV_AUDIO_SESSION_BACKEND") == "simulated" else 500
	_session.set_active(true)
	await settle()
	var volumes := PackedFloat64Array()
	var count := func(volume: float) -> void: volumes.append(volume)
	_session.output_volume_changed.connect(count)
	var threads: Array[Thread] = []
	for number in THREADS:
		threads.append(Thread.new())
		threads[number].start(_change_volume.bind(number, rounds))
	while threads.any(func(thread: Thread) -> bool: return thread.is_alive()):
		var passing := AVAudioSession.new()
		passing.output_volume_changed.connect(func(_volume: float) -> void: pass)
		await tree.process_frame
	for thread in threads:
		thread.wait_to_finish()
	await settle()
	check_equal(volumes.size(), THREADS * rounds)
	var last := PackedFloat64Array()
	last.resize(THREADS)
	for volume in volumes:
		# The events of one thread come in the order in which it made them.
		var number := int(volume * THREADS)
		check(volume > last[number], "out of order")
		last[number] = volume


func _activate(_should_resume: bool) -> void:
	check_equal(_session.set_active(true), OK)


## Sets volumes of a range of its own, which rise; makes and drops handles meanwhile.
func _change_volume(number: int, rounds: int) -> void:
	for index in rounds:
		_simulator.set_output_volume((number + (index + 1.0) / (rounds + 1.0)) / THREADS)
		AVAudioSession.new()


func _check_heard(expected: Array[Array]) -> void:
	check_equal(_heard, expected)
	_heard.clear()
