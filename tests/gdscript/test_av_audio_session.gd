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
	check_equal(ClassDB.class_get_enum_list(CLASS, true), PackedStringArray(["SessionCategory"]))
	var constants := ClassDB.class_get_enum_constants(CLASS, &"SessionCategory", true)
	check_equal(constants, PackedStringArray(CATEGORIES.keys()))
	check(not ClassDB.is_class_enum_bitfield(CLASS, &"SessionCategory", true), "it is a bitfield")


func test_class_db_has_the_constants() -> void:
	var constants := ClassDB.class_get_integer_constant_list(CLASS, true)
	check_equal(constants, PackedStringArray(CATEGORIES.keys()))
	for constant in constants:
		var value := ClassDB.class_get_integer_constant(CLASS, constant)
		check_equal(value, CATEGORIES[constant], constant)
		var owner := ClassDB.class_get_integer_constant_enum(CLASS, constant)
		check_equal(owner, &"SessionCategory", constant)


func test_class_db_has_the_property() -> void:
	var properties := ClassDB.class_get_property_list(CLASS, true)
	check_equal(properties.size(), 1)
	var property := properties[0]
	check_equal(property["name"], "category")
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
	var names := PackedStringArray(methods.keys())
	names.sort()
	check_equal(names, PackedStringArray(["get_category", "set_category"]))

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


func test_has_no_signal_of_its_own() -> void:
	check_equal(ClassDB.class_get_signal_list(CLASS, true).size(), 0)


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
