## What cannot become an int is refused with the engine's own error, and nothing changes.
## backends: simulated, unavailable, apple
extends "res://testcase.gd"

var _session := AVAudioSession.new()


func test_a_string() -> void:
	_check_refused("3", "String")


func test_a_string_name() -> void:
	_check_refused(&"playback", "StringName")


func test_null() -> void:
	_check_refused(null, "Nil")


func test_an_object() -> void:
	_check_refused(_session, "Object", "AVAudioSession")


func test_an_object_that_was_freed() -> void:
	var object := Object.new()
	object.free()
	for set_it: Callable in [_set_by_method, _set_by_callable]:
		expect_error("Cannot convert argument 1 from")
		set_it.call(object)


func test_an_array() -> void:
	_check_refused([3], "Array")


func test_a_dictionary() -> void:
	_check_refused({3: 3}, "Dictionary")


func test_a_vector() -> void:
	_check_refused(Vector2i(3, 3), "Vector2i")


## Tries all ways to set the category to [param value]. Of an object, an assignment names the class.
func _check_refused(value: Variant, type: String, assigned: String = type) -> void:
	_session.category = AVAudioSession.playback
	var before := _session.category

	expect_error(
		"Invalid assignment of property or key 'category' with value of type '%s'" % assigned
	)
	_set_by_property(value)
	check_equal(_session.category, before)

	for set_it: Callable in [_set_by_method, _set_by_callable, _set_by_array]:
		expect_error("Cannot convert argument 1 from %s to int." % type)
		set_it.call(value)
		check_equal(_session.category, before)

	# It is Object.set() itself that keeps quiet.
	_session.set(&"category", value)
	check_equal(_session.category, before)


# A script error ends the function in which it happens, so each way has one of its own.
func _set_by_property(value: Variant) -> void:
	_session.category = value
	fail("the assignment passed")


func _set_by_method(value: Variant) -> void:
	_session.set_category(value)
	fail("the call passed")


func _set_by_callable(value: Variant) -> void:
	_session.set_category.call(value)
	fail("the call of the Callable passed")


func _set_by_array(value: Variant) -> void:
	check_equal(_session.callv(&"set_category", [value]), null)
