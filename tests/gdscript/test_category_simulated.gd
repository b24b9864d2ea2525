## The category of a device with an audio session.
## backends: simulated, apple
extends "res://testcase.gd"


func test_starts_as_a_phone_does() -> void:
	var session := AVAudioSession.new()
	check_equal(session.category, AVAudioSession.soloAmbient)
	check_equal(session.get_category(), AVAudioSession.soloAmbient)


func test_the_property_reads_what_was_set() -> void:
	var session := AVAudioSession.new()
	for category: int in range(AVAudioSession.unknown):
		session.category = category
		check_equal(session.category, category)
		check_equal(session.get_category(), category)


func test_the_methods_read_what_was_set() -> void:
	var session := AVAudioSession.new()
	for category: int in range(AVAudioSession.unknown):
		session.set_category(category)
		check_equal(session.get_category(), category)
		check_equal(session.category, category)


func test_names_in_strings_work_too() -> void:
	var session := AVAudioSession.new()
	session.set(&"category", AVAudioSession.record)
	check_equal(session.get(&"category"), AVAudioSession.record)
	session.callv(&"set_category", [AVAudioSession.playback])
	check_equal(session.callv(&"get_category", []), AVAudioSession.playback)
	var setter := session.set_category
	setter.call(AVAudioSession.ambient)
	var getter := session.get_category
	check_equal(getter.call(), AVAudioSession.ambient)


func test_an_untyped_variable_works_too() -> void:
	var session: Variant = AVAudioSession.new()
	session.category = AVAudioSession.record
	check_equal(session.category, AVAudioSession.record)
	session.set_category(AVAudioSession.playback)
	check_equal(session.get_category(), AVAudioSession.playback)


func test_a_script_that_extends_it_sets_the_same_session() -> void:
	var script := GDScript.new()
	script.source_code = "extends AVAudioSession\nfunc play() -> void: category = playback"
	check_equal(script.reload(), OK)
	var extended: AVAudioSession = script.new()
	extended.call(&"play")
	check_equal(AVAudioSession.new().category, AVAudioSession.playback)


func test_unknown_cannot_be_set() -> void:
	var session := AVAudioSession.new()
	session.category = AVAudioSession.playback
	for text: String in [
		"Cannot set the category to 6, which is unknown and can only be read",
		"stays as it was. Use one of ambient (0), multiRoute (1), playAndRecord (2), playback (3)",
	]:
		expect_error(text)
		session.category = AVAudioSession.unknown
		check_equal(session.category, AVAudioSession.playback)


func test_every_instance_reads_the_same() -> void:
	var first := AVAudioSession.new()
	var second := AVAudioSession.new()
	first.category = AVAudioSession.record
	check_equal(second.category, AVAudioSession.record)
	second.category = AVAudioSession.ambient
	check_equal(first.category, AVAudioSession.ambient)
	check_equal(AVAudioSession.new().category, AVAudioSession.ambient)


func test_the_session_outlives_its_instances() -> void:
	AVAudioSession.new().category = AVAudioSession.multiRoute
	check_equal(AVAudioSession.new().category, AVAudioSession.multiRoute)
