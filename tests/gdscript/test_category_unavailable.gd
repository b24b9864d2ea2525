## The category where there is no audio session.
## backends: unavailable
extends "res://testcase.gd"


func test_reads_unknown() -> void:
	var session := AVAudioSession.new()
	check_equal(session.category, AVAudioSession.unknown)
	check_equal(session.get_category(), AVAudioSession.unknown)


func test_the_default_is_unknown() -> void:
	var default: Variant = ClassDB.class_get_property_default_value(&"AVAudioSession", &"category")
	check_equal(default, AVAudioSession.unknown)
	check(not AVAudioSession.new().property_can_revert(&"category"), "there is a custom default")


func test_setting_is_accepted_and_changes_nothing() -> void:
	var session := AVAudioSession.new()
	for category: int in range(AVAudioSession.unknown + 1):
		session.category = category
		check_equal(session.category, AVAudioSession.unknown)
		session.set_category(category)
		check_equal(session.get_category(), AVAudioSession.unknown)
		session.set(&"category", category)
		session.callv(&"set_category", [category])
		check_equal(AVAudioSession.new().category, AVAudioSession.unknown)
