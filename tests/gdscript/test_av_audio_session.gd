## What the class reference promises: names, types and numbers.
## backends: simulated, unavailable, apple
extends "res://testcase.gd"

const CLASS := &"AVAudioSession"
const CATEGORIES: Dictionary[String, int] = {
	"ambient": 0,
	"multiRoute": 1,
	"playAndRecord": 2,
	"playback": 3,
	"record": 4,
	"soloAmbient": 5,
	"unknown": 6,
}

const MODES: Dictionary[String, int] = {
	"MODE_UNKNOWN": -1,
	"MODE_DEFAULT": 0,
	"MODE_GAME_CHAT": 1,
	"MODE_MEASUREMENT": 2,
	"MODE_MOVIE_PLAYBACK": 3,
	"MODE_SPOKEN_AUDIO": 4,
	"MODE_VIDEO_CHAT": 5,
	"MODE_VOICE_CHAT": 6,
	"MODE_VOICE_PROMPT": 7,
	"MODE_VIDEO_RECORDING": 8,
	"MODE_SHORT_FORM_VIDEO": 9,
	"MODE_DUAL_ROUTE": 10,
}
const POLICIES: Dictionary[String, int] = {
	"POLICY_UNKNOWN": -1,
	"POLICY_DEFAULT": 0,
	"POLICY_LONG_FORM_AUDIO": 1,
	"POLICY_INDEPENDENT": 2,
	"POLICY_LONG_FORM_VIDEO": 3,
}
const OPTIONS: Dictionary[String, int] = {
	"OPTION_MIX_WITH_OTHERS": 0x1,
	"OPTION_DUCK_OTHERS": 0x2,
	"OPTION_ALLOW_BLUETOOTH_HFP": 0x4,
	"OPTION_DEFAULT_TO_SPEAKER": 0x8,
	"OPTION_INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS": 0x11,
	"OPTION_ALLOW_BLUETOOTH_A2DP": 0x20,
	"OPTION_ALLOW_AIR_PLAY": 0x40,
	"OPTION_OVERRIDE_MUTED_MICROPHONE_INTERRUPTION": 0x80,
	"OPTION_FAR_FIELD_INPUT": 1 << 18,
	"OPTION_BLUETOOTH_HIGH_QUALITY_RECORDING": 1 << 19,
	"OPTION_UNKNOWN": 1 << 62,
}


func test_is_a_ref_counted_class_that_can_be_made() -> void:
	check(ClassDB.class_exists(CLASS), "ClassDB does not know the class")
	check(ClassDB.can_instantiate(CLASS), "it cannot be instantiated")
	check_equal(ClassDB.get_parent_class(CLASS), &"RefCounted")
	check_equal(ClassDB.class_get_api_type(CLASS), ClassDB.API_EXTENSION)


func test_an_instance_knows_its_class() -> void:
	var made: Object = ClassDB.instantiate(CLASS)
	check(made is AVAudioSession, "ClassDB made something else")
	check(made is RefCounted, "it is not RefCounted")
	check_equal(made.get_class(), "AVAudioSession")
	check_equal(AVAudioSession.new().get_class(), "AVAudioSession")
	check_equal(AVAudioSession.new().get_reference_count(), 1)


func test_constants_of_the_class() -> void:
	check_equal(AVAudioSession.ambient, 0)
	check_equal(AVAudioSession.multiRoute, 1)
	check_equal(AVAudioSession.playAndRecord, 2)
	check_equal(AVAudioSession.playback, 3)
	check_equal(AVAudioSession.record, 4)
	check_equal(AVAudioSession.soloAmbient, 5)
	check_equal(AVAudioSession.unknown, 6)


func test_constants_of_the_enum() -> void:
	check_equal(AVAudioSession.SessionCategory.ambient, 0)
	check_equal(AVAudioSession.SessionCategory.multiRoute, 1)
	check_equal(AVAudioSession.SessionCategory.playAndRecord, 2)
	check_equal(AVAudioSession.SessionCategory.playback, 3)
	check_equal(AVAudioSession.SessionCategory.record, 4)
	check_equal(AVAudioSession.SessionCategory.soloAmbient, 5)
	check_equal(AVAudioSession.SessionCategory.unknown, 6)


func test_class_db_has_the_enum() -> void:
	check("SessionCategory" in ClassDB.class_get_enum_list(CLASS, true), "no enum")
	var constants := ClassDB.class_get_enum_constants(CLASS, &"SessionCategory", true)
	check_equal(constants, PackedStringArray(CATEGORIES.keys()))
	check(not ClassDB.is_class_enum_bitfield(CLASS, &"SessionCategory", true), "it is a bitfield")


func test_class_db_has_the_constants() -> void:
	for constant in CATEGORIES:
		var value := ClassDB.class_get_integer_constant(CLASS, constant)
		check_equal(value, CATEGORIES[constant], constant)
		var owner := ClassDB.class_get_integer_constant_enum(CLASS, constant)
		check_equal(owner, &"SessionCategory", constant)


func test_class_db_has_the_property() -> void:
	var properties := ClassDB.class_get_property_list(CLASS, true).filter(
		func(each: Dictionary) -> bool: return each["name"] == "category"
	)
	check_equal(properties.size(), 1)
	var property: Dictionary = properties[0]
	check_equal(property["type"], TYPE_INT)
	check_equal(property["class_name"], &"")
	check_equal(property["hint"], PROPERTY_HINT_NONE)
	check_equal(property["usage"], PROPERTY_USAGE_DEFAULT)
	check_equal(ClassDB.class_get_property_setter(CLASS, &"category"), &"set_category")
	check_equal(ClassDB.class_get_property_getter(CLASS, &"category"), &"get_category")


func test_class_db_has_the_methods() -> void:
	var methods: Dictionary[String, Dictionary] = {}
	for method in ClassDB.class_get_method_list(CLASS, true):
		methods[method["name"]] = method
	var setter := methods["set_category"]
	check_equal(setter["args"].size(), 1)
	check_equal(setter["args"][0]["name"], "value")
	check_equal(setter["args"][0]["type"], TYPE_INT)
	check_equal(setter["args"][0]["class_name"], &"")
	check_equal(setter["default_args"], [])
	check_equal(setter["return"]["type"], TYPE_NIL)
	check_equal(setter["flags"], METHOD_FLAG_NORMAL)

	var getter := methods["get_category"]
	check_equal(getter["args"], [])
	check_equal(getter["return"]["type"], TYPE_INT)
	check_equal(getter["return"]["class_name"], &"")
	check_equal(getter["flags"], METHOD_FLAG_NORMAL | METHOD_FLAG_CONST)


func test_the_newer_enums_have_the_numbers_of_apple() -> void:
	for constants: Dictionary in [MODES, POLICIES, OPTIONS]:
		for constant: String in constants:
			var value := ClassDB.class_get_integer_constant(CLASS, constant)
			check_equal(value, constants[constant], constant)
	check(ClassDB.is_class_enum_bitfield(CLASS, &"CategoryOptions", true), "no bitfield")


func test_only_the_category_can_be_set_as_a_property() -> void:
	for property in ClassDB.class_get_property_list(CLASS, true):
		var setter := ClassDB.class_get_property_setter(CLASS, property["name"])
		check_equal(setter, &"set_category" if property["name"] == "category" else &"")


func test_configure_has_defaults() -> void:
	for method in ClassDB.class_get_method_list(CLASS, true):
		if method["name"] == "configure":
			check_equal(method["default_args"], [0, 0, 0])
			check_equal(method["return"]["class_name"], &"Error")
			return
	fail("no such method")


func test_an_instance_lists_what_the_class_has() -> void:
	var session := AVAudioSession.new()
	var names := session.get_property_list().map(
		func(property: Dictionary) -> String: return property["name"]
	)
	check(&"category" in session, "no property")
	check_equal(names.count("category"), 1)
	check(session.has_method(&"set_category"), "no setter")
	check(session.has_method(&"get_category"), "no getter")
	check_equal(session.get_method_argument_count(&"set_category"), 1)
	check_equal(session.get_method_argument_count(&"get_category"), 0)


func test_typed_forms() -> void:
	var session: AVAudioSession = AVAudioSession.new()
	var category: AVAudioSession.SessionCategory
	category = AVAudioSession.playback
	check_equal(category, 3)
	session.category = AVAudioSession.playback
	session.category = AVAudioSession.SessionCategory.playback
	session.category = category
	session.set_category(category)
	var property: int = session.category
	var method: int = session.get_category()
	check_equal(property, method)


func test_typed_containers_and_functions() -> void:
	var sessions: Array[AVAudioSession] = [AVAudioSession.new()]
	var categories: Array[AVAudioSession.SessionCategory] = [AVAudioSession.record]
	check_equal(categories[0], 4)
	check_equal(_read(sessions[0]), sessions[0].category)


func test_a_script_can_extend_it() -> void:
	var script := GDScript.new()
	script.source_code = "extends AVAudioSession\nfunc read() -> int: return category"
	check_equal(script.reload(), OK)
	var extended: AVAudioSession = script.new()
	check_equal(extended.call(&"read"), AVAudioSession.new().category)


func _read(session: AVAudioSession) -> AVAudioSession.SessionCategory:
	return session.category as AVAudioSession.SessionCategory
