## Runs one test function:
## [code]godot --script res://runner.gd -- res://test_x.gd test_function[/code]
extends SceneTree


func _initialize() -> void:
	print("[test] start")
	var arguments := OS.get_cmdline_user_args()
	await _run(arguments[0], arguments[1])
	quit()


func _run(path: String, function: String) -> void:
	var script: GDScript = load(path)
	if script == null or not script.can_instantiate():
		return
	# Untyped, as the base class has no global name.
	var test: Variant = script.new()
	test.tree = self
	await test.call(function)
	print("[test] end")
