## Wrong numbers of arguments, and names that do not exist.
## backends: simulated, unavailable, apple
extends "res://testcase.gd"

# Untyped where the compiler would refuse the call.
var _session: Variant = AVAudioSession.new()
var _before: int = _session.category


func test_too_few_arguments() -> void:
	expect_error(
		"'AVAudioSession::set_category': Method expected 1 argument(s), but called with 0."
	)
	check_equal(_session.callv(&"set_category", []), null)
	check_equal(_session.category, _before)


func test_too_many_arguments() -> void:
	expect_error(
		"'AVAudioSession::set_category': Method expected 1 argument(s), but called with 2."
	)
	check_equal(_session.callv(&"set_category", [3, 3]), null)
	expect_error(
		"'AVAudioSession::get_category': Method expected 0 argument(s), but called with 1."
	)
	check_equal(_session.callv(&"get_category", [3]), null)
	check_equal(_session.category, _before)


func test_very_many_arguments() -> void:
	var arguments := range(1000)
	expect_error("Method expected 1 argument(s), but called with 1000.")
	check_equal(_session.callv(&"set_category", arguments), null)
	check_equal(_session.category, _before)


func test_wrong_counts_in_a_call() -> void:
	for call_it: Callable in [
		func() -> void: _session.set_category(),
		func() -> void: _session.set_category(3, 3),
		func() -> void: _session.set_category.call(),
		func() -> void: _session.set_category.call(3, 3),
		func() -> void: _session.set_category.bind(3).call(3),
	]:
		expect_error("Expected 1 argument(s).")
		call_it.call()
	expect_error("Expected 0 argument(s).")
	_get_with_an_argument()
	check_equal(_session.category, _before)


func test_the_compiler_refuses_wrong_code() -> void:
	_check_compiler("s.set_category()", ['Too few arguments for "set_category()" call.'])
	_check_compiler("s.set_category(1, 2)", ['Too many arguments for "set_category()" call.'])
	_check_compiler("s.set_category('3')", ["Cannot pass a value of", "Invalid argument for"])
	_check_compiler("s.category = '3'", ["Cannot assign a value of type", "cannot be assigned"])
	_check_compiler("s.category = AVAudioSession.nothing", ['Cannot find member "nothing"'])


func test_a_method_that_does_not_exist() -> void:
	expect_error("'AVAudioSession::nothing': Method not found.")
	check_equal(_session.callv(&"nothing", []), null)
	expect_error("Nonexistent function 'nothing' in base 'AVAudioSession'.")
	_call_nothing()


func test_a_property_that_does_not_exist() -> void:
	_session.set(&"nothing", 3)
	check_equal(_session.get(&"nothing"), null)
	check(not &"nothing" in _session, "it came into being")
	expect_error("Invalid access to property or key 'nothing' on a base object of type 'AVAudio")
	_read_nothing()
	expect_error("Invalid assignment of property or key 'nothing' with value of type 'int'")
	_write_nothing()


func _check_compiler(line: String, errors: Array[String]) -> void:
	for error in errors:
		expect_error(error)
	var script := GDScript.new()
	script.source_code = "func f(s: AVAudioSession) -> void:\n\t%s" % line
	check_equal(script.reload(), int(ERR_PARSE_ERROR), line)


func _get_with_an_argument() -> void:
	_session.get_category(3)


func _call_nothing() -> void:
	_session.nothing()


func _read_nothing() -> void:
	check_equal(_session.nothing, null)


func _write_nothing() -> void:
	_session.nothing = 3
