## Numbers that are no category: an error that says what is allowed, and nothing changes.
## backends: simulated, unavailable, apple
extends "res://testcase.gd"

var _session := AVAudioSession.new()


func test_minus_one() -> void:
	_check_refused(-1)


func test_one_too_many() -> void:
	_check_refused(7)


func test_two_to_the_forty() -> void:
	_check_refused(2 ** 40)


## Its lower 32 bits are a category.
func test_a_category_above_two_to_the_thirty_two() -> void:
	_check_refused(2 ** 32 + AVAudioSession.playback)


func test_the_largest_and_the_smallest_int() -> void:
	_check_refused(9_223_372_036_854_775_807)
	_check_refused(-9_223_372_036_854_775_807 - 1)


func test_the_error_names_what_is_allowed() -> void:
	expect_error(
		(
			"AVAudioSession: Cannot set the category to 7, which is not a SessionCategory."
			+ " The category stays as it was. Use one of ambient (0), multiRoute (1),"
			+ " playAndRecord (2), playback (3), record (4), soloAmbient (5)."
		)
	)
	_session.category = 7


func test_a_float_becomes_the_category_that_it_is() -> void:
	_check_converted(3.0)


func test_a_float_loses_its_fraction() -> void:
	_check_converted(1.5)
	_check_converted(2.999)
	_check_converted(-0.5)


func test_a_float_that_is_no_category() -> void:
	_check_converted(7.0)
	_check_converted(-1.5)
	_check_converted(2.0 ** 40)


func test_a_float_that_no_int_can_hold() -> void:
	_check_converted(NAN)
	_check_converted(INF)
	_check_converted(-INF)
	_check_converted(2.0 ** 70)


func test_a_bool_is_a_number() -> void:
	_check_converted(true)
	_check_converted(false)


## Tries all ways to set the category to [param value].
func _check_refused(value: int) -> void:
	_session.category = AVAudioSession.playback
	var before := _session.category
	for set_it in _ways():
		expect_error("AVAudioSession: Cannot set the category to %d, which is not" % value)
		set_it.call(value)
		check_equal(_session.category, before)


## It has to be what the engine makes of [param value] for a property of its own that takes the same
## numbers.
func _check_converted(value: Variant) -> void:
	var engines_own := InputEventKey.new()
	engines_own.set(&"window_id", value)
	var number := engines_own.window_id
	if number < AVAudioSession.ambient or number > AVAudioSession.soloAmbient:
		_check_refused(number)
		return
	for set_it in _ways():
		var other: int = (number + 1) % AVAudioSession.unknown
		_session.category = other
		var before := _session.category
		set_it.call(value)
		var unavailable := before == AVAudioSession.unknown
		check_equal(_session.category, before if unavailable else number, str(value))


func _ways() -> Array[Callable]:
	return [
		func(value: Variant) -> void: _session.category = value,
		func(value: Variant) -> void: _session.set_category(value),
		func(value: Variant) -> void: _session.set(&"category", value),
		func(value: Variant) -> void: _session.callv(&"set_category", [value]),
		func(value: Variant) -> void: Callable(_session, &"set_category").call(value),
		func(value: Variant) -> void: (_session as Variant).category = value,
	]
