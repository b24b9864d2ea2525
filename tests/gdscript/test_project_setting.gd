## The project setting that chooses the backend, as the project settings show it.
extends "res://testcase.gd"

const NAME := "audio/av_audio_session/backend"


func test_is_auto() -> void:
	check_equal(ProjectSettings.get_setting(NAME), "auto")
	check_equal(ProjectSettings.property_get_revert(NAME), "auto")


func test_offers_its_choices() -> void:
	var settings := ProjectSettings.get_property_list().filter(
		func(setting: Dictionary) -> bool: return setting["name"] == NAME
	)
	check_equal(settings.size(), 1)
	check_equal(settings[0]["type"], TYPE_STRING)
	check_equal(settings[0]["hint"], PROPERTY_HINT_ENUM)
	check_equal(settings[0]["hint_string"], "auto,simulated")


func test_shows_without_the_advanced_settings() -> void:
	for setting: Dictionary in ProjectSettings.get_property_list():
		if setting["name"] == NAME:
			check(setting["usage"] & PROPERTY_USAGE_EDITOR_BASIC_SETTING, "it is advanced")


func test_is_not_written_while_it_is_auto() -> void:
	check_equal(ProjectSettings.save_custom("user://saved.godot"), OK)
	var saved := FileAccess.get_file_as_string("user://saved.godot")
	check("config_version" in saved, "nothing was written")
	check(not "av_audio_session" in saved, saved)
