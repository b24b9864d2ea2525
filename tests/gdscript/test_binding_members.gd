## Members of each kind that a binding registers, on the class BindingProbe.
extends "res://testcase.gd"

var probe := BindingProbe.new()


func test_the_error_names_the_argument() -> void:
	expect_error("'BindingProbe::describe': Cannot convert argument 3 from int to String.")
	probe.callv("describe", [1, 2, 3])


func test_wrong_argument_counts() -> void:
	expect_error("'BindingProbe::describe': Method expected 7 argument(s), but called with 0.")
	probe.callv("describe", [])
	expect_error("'BindingProbe::describe': Method expected 7 argument(s), but called with 8.")
	probe.callv("describe", [1, 2.0, "", true, 0, null, [], 8])
	expect_error("'BindingProbe::emit_all': Method expected 0 argument(s), but called with 1.")
	probe.callv("emit_all", [1])


func test_default_arguments() -> void:
	check_equal(probe.describe(1), "1 0.5 text yes MODE_B no item 0")
	check_equal(probe.describe(1, 2.5, "word", false), "1 2.5 word no MODE_B no item 0")
	check_equal(probe.callv("describe", [1, 2.5]), "1 2.5 text yes MODE_B no item 0")
	check_equal(
		probe.describe(-1, 0.0, "", true, BindingProbe.MODE_A, BindingProbe.make_item(3), [1, 2]),
		"-1 0.0  yes MODE_A 3 2",
	)
	check_equal(probe.describe_more(), "name 0 0 0 nothing to call <null> 3")
	check_equal(
		probe.describe_more(
			&"n", {1: 1}, PackedByteArray([1]), [1, 2], _double, 5, BindingProbe.OPTION_FOUR
		),
		"n 1 1 2 callable 5 4",
	)


func test_enums_and_bitfields() -> void:
	var mode: BindingProbe.Mode = probe.mode
	check_equal(mode, BindingProbe.MODE_B)
	check_equal(probe.echo_mode(BindingProbe.MODE_A), BindingProbe.MODE_A)
	var both := BindingProbe.OPTION_ONE | BindingProbe.OPTION_FOUR
	check_equal(probe.echo_options(both), 5)
	check_equal(probe.echo_error(ERR_BUSY), ERR_BUSY)
	check_equal(BindingProbe.LIMIT, 99)
	check(ClassDB.is_class_enum_bitfield("BindingProbe", "Options"), "Options is a bitfield")
	check(not ClassDB.is_class_enum_bitfield("BindingProbe", "Mode"), "Mode is none")
	check_equal(
		ClassDB.class_get_enum_constants("BindingProbe", "Mode"),
		PackedStringArray(["MODE_A", "MODE_B"])
	)


func test_classdb_knows_the_types() -> void:
	var methods := {}
	for method: Dictionary in ClassDB.class_get_method_list("BindingProbe", true):
		methods[method["name"]] = method
	check_equal(methods["echo_mode"]["args"][0]["class_name"], &"BindingProbe.Mode")
	check_equal(methods["echo_error"]["return"]["class_name"], &"Error")
	check_equal(methods["echo_item"]["args"][0]["class_name"], &"BindingProbeItem")
	check_equal(methods["echo_int_array"]["args"][0]["hint_string"], "int")
	check_equal(methods["describe"]["default_args"].size(), 6)
	check(methods["make_item"]["flags"] & METHOD_FLAG_STATIC, "make_item is static")
	check(methods["echo_int"]["flags"] & METHOD_FLAG_CONST, "echo_int is const")
	check(not methods["emit_all"]["flags"] & METHOD_FLAG_CONST, "emit_all is not")


func test_properties() -> void:
	probe.number = 3
	probe.ratio = 0.25
	probe.text = "text"
	probe.flag = true
	probe.mode = BindingProbe.MODE_A
	probe.options = BindingProbe.OPTION_TWO
	probe.name_tag = &"tag"
	probe.item = BindingProbe.make_item(9)
	check_equal(probe.number, 3)
	check_equal(probe.ratio, 0.25)
	check_equal(probe.text, "text")
	check_equal(probe.flag, true)
	check_equal(probe.mode, BindingProbe.MODE_A)
	check_equal(probe.options, BindingProbe.OPTION_TWO)
	check_equal(probe.name_tag, &"tag")
	check_equal(probe.item.value, 9)
	check_equal(probe.number_of_calls, 8)
	probe.item = null
	check(probe.item == null, "item is null")


func test_a_property_without_setter_is_read_only() -> void:
	var untyped: Object = probe
	expect_error("because it is read-only")
	untyped.number_of_calls = 5


func test_a_property_of_the_wrong_type_stays_as_it_was() -> void:
	probe.set("number", "text")
	check_equal(probe.number, 0)
	check_equal(probe.number_of_calls, 0)


func test_an_object_of_another_class_is_refused() -> void:
	for object: RefCounted in [RefCounted.new(), AVAudioSession.new(), probe]:
		expect_error("'BindingProbe::echo_item': Cannot convert argument 1 from Object to Object.")
		check_equal(probe.callv("echo_item", [object]), null)
	probe.set("item", RefCounted.new())
	check_equal(probe.number_of_calls, 0)


func test_an_object_that_was_freed_is_refused() -> void:
	var node := Node.new()
	var arguments := [node]
	node.free()
	expect_error("'BindingProbe::echo_item': Cannot convert argument 1")
	check_equal(probe.callv("echo_item", arguments), null)


func test_static_methods() -> void:
	var item := BindingProbe.make_item(4)
	check_equal(item.value, 4)
	check_equal(BindingProbe.count_items(), 1)
	check_equal(ClassDB.class_call_static("BindingProbe", "make_item", 6).value, 6)


func test_objects_keep_their_identity_and_are_freed() -> void:
	var item := BindingProbe.make_item(1)
	check_equal(probe.echo_item(item), item)
	check_equal(probe.call("echo_item", item), item)
	check(probe.echo_item(null) == null, "null comes back")
	probe.item = item
	check_equal(item.get_reference_count(), 2)
	probe.item = null
	check_equal(item.get_reference_count(), 1)
	item = null
	check_equal(BindingProbe.count_items(), 0)


func test_a_script_can_extend_the_class() -> void:
	var script := GDScript.new()
	script.source_code = "extends BindingProbeItem\nvar more := 5\n"
	check_equal(script.reload(), OK)
	var item: BindingProbeItem = script.new()
	item.value = 8
	probe.item = item
	check_equal(probe.item, item)
	check_equal(probe.sum_items([item, null, BindingProbe.make_item(2)]), 10)


func test_ten_thousand_objects_leave_nothing_behind() -> void:
	var before := Performance.get_monitor(Performance.OBJECT_COUNT)
	for index in 10_000:
		var items: Array[BindingProbeItem] = [BindingProbe.make_item(index), null]
		probe.echo_item_array(items)
		probe.call("echo_item", items[0])
		probe.echo_dictionary({"item": items[0]})
	check_equal(BindingProbe.count_items(), 0)
	check_equal(Performance.get_monitor(Performance.OBJECT_COUNT), before)


func test_callables_are_called_from_cpp() -> void:
	check_equal(probe.call_back(_double, 21), 42)
	check_equal(probe.call_back(func(value: String) -> String: return value + "!", "a"), "a!")


func test_a_callable_that_cannot_be_called_is_an_error() -> void:
	expect_error("The call of 'call' failed")
	check_equal(probe.call_back(_double, "text"), null)


func test_signals_from_cpp() -> void:
	var heard := []
	probe.pinged.connect(func() -> void: heard.append("pinged"))
	probe.told.connect(
		func(
			number: int, text: String, item: BindingProbeItem, mode: BindingProbe.Mode, list: Array
		) -> void:
			heard.append([number, text, item.value, mode, list])
	)
	probe.emit_all()
	check_equal(heard, ["pinged", [7, "seven", 77, BindingProbe.MODE_B, [1, "two"]]])
	check_equal(BindingProbe.count_items(), 0)


func test_an_instance_knows_whether_it_has_connections() -> void:
	var asked := BindingProbe.make_asked()
	check_equal(asked.get_reference_count(), 1)
	for own: Signal in [asked.called, asked.pinged, asked.told]:
		check_equal(asked.is_heard(), false)
		own.connect(_double)
		check_equal(asked.is_heard(), true)
		own.disconnect(_double)
	check_equal(asked.is_heard(), false)
	asked.script_changed.connect(_double)
	check_equal(asked.is_heard(), false, "a signal of the engine's")


func test_signals_are_in_classdb() -> void:
	var told := ClassDB.class_get_signal("BindingProbe", "told")
	check_equal(told["args"][0]["type"], TYPE_INT)
	check_equal(told["args"][2]["class_name"], &"BindingProbeItem")
	check_equal(told["args"][3]["class_name"], &"BindingProbe.Mode")


func test_the_log() -> void:
	expect_error("something is wrong: é")
	probe.report_error("something is wrong: é")
	expect_warning("something is odd")
	probe.report_warning("something is odd")


func _double(value: int) -> int:
	return value * 2
