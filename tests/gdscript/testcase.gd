## Base of the test scripts, which extend it by path: `extends "res://testcase.gd"`.
## What it prints is read by the pytest plugin.
extends RefCounted

var tree: SceneTree


## States an error, of the engine or of a script, that follows with [param text] in its first
## line. Each error takes its own statement, in the order in which they come.
func expect_error(text: String) -> void:
	_tell("expects ERROR", text)


## The same for a warning.
func expect_warning(text: String) -> void:
	_tell("expects WARNING", text)


func check(condition: bool, message: String) -> void:
	if not condition:
		fail(message)


## Equal in type and value: 1 is not 1.0.
func check_equal(actual: Variant, expected: Variant, message: String = "") -> void:
	if typeof(actual) != typeof(expected) or actual != expected:
		var difference := "expected %s, got %s" % [_describe(expected), _describe(actual)]
		fail(difference if message.is_empty() else "%s: %s" % [message, difference])


## Fails the test, which goes on.
func fail(message: String) -> void:
	_tell("failed", message + _place())


func _tell(word: String, text: String) -> void:
	print("[test] %s %s" % [word, text.replace("\n", "\\n")])


func _describe(value: Variant) -> String:
	return "%s (%s)" % [value, type_string(typeof(value))]


func _place() -> String:
	for frame: Dictionary in get_stack():
		if frame["source"] != "res://testcase.gd":
			return " (%s:%d)" % [frame["source"], frame["line"]]
	return ""
