## Values of each type that a binding carries between GDScript and C++, on the class BindingProbe.
extends "res://testcase.gd"

var probe := BindingProbe.new()


func test_values_come_back_by_variant_call() -> void:
	for type: String in _samples():
		for value: Variant in _samples()[type]:
			check_equal(probe.call("echo_" + type, value), value, type)


## Typed calls pass bare pointers instead of Variants.
func test_values_come_back_by_pointer_call() -> void:
	var samples := _samples()
	for value: int in samples["int"]:
		check_equal(probe.echo_int(value), value)
	for value: float in samples["float"]:
		check_equal(probe.echo_float(value), value)
	check_equal(probe.echo_bool(true), true)
	check_equal(probe.echo_bool(false), false)
	for value: String in samples["string"]:
		check_equal(probe.echo_string(value), value)
	check_equal(probe.echo_string_name(&"name"), &"name")
	for value: Dictionary in samples["dictionary"]:
		check_equal(probe.echo_dictionary(value), value)
	for value: Array in samples["array"]:
		check_equal(probe.echo_array(value), value)
	check_equal(probe.echo_packed_byte_array(PackedByteArray([0, 255])), PackedByteArray([0, 255]))
	check_equal(probe.echo_packed_int32_array(PackedInt32Array([-1])), PackedInt32Array([-1]))
	check_equal(
		probe.echo_packed_int64_array(PackedInt64Array([1 << 40])), PackedInt64Array([1 << 40])
	)
	check_equal(
		probe.echo_packed_float32_array(PackedFloat32Array([0.5])), PackedFloat32Array([0.5])
	)
	check_equal(
		probe.echo_packed_float64_array(PackedFloat64Array([0.1])), PackedFloat64Array([0.1])
	)
	check_equal(probe.echo_packed_string_array(PackedStringArray(["é"])), PackedStringArray(["é"]))
	check_equal(probe.echo_callable(_double), _double)
	check_equal(probe.echo_variant(Vector2(1, 2)), Vector2(1, 2))
	check_equal(probe.echo_variant(null), null)


func test_typed_arrays_keep_their_type() -> void:
	var numbers: Array[int] = [1, 2]
	var flags: Array[bool] = [true]
	var texts: Array[String] = ["a"]
	var ratios: Array[float] = [0.5]
	var names: Array[StringName] = [&"a"]
	var dictionaries: Array[Dictionary] = [{1: 2}]
	var items: Array[BindingProbeItem] = [BindingProbe.make_item(1), null]
	check(probe.echo_int_array(numbers).is_same_typed(numbers), "int")
	check(probe.echo_bool_array(flags).is_same_typed(flags), "bool")
	check(probe.echo_string_array(texts).is_same_typed(texts), "String")
	check(probe.echo_float_array(ratios).is_same_typed(ratios), "float")
	check(probe.echo_string_name_array(names).is_same_typed(names), "StringName")
	check(probe.echo_dictionary_array(dictionaries).is_same_typed(dictionaries), "Dictionary")
	check(probe.echo_item_array(items).is_same_typed(items), "BindingProbeItem")
	check_equal(probe.echo_item_array(items)[0], items[0])


func test_a_typed_array_is_shared_not_copied() -> void:
	var numbers: Array[int] = [1]
	probe.echo_int_array(numbers).append(2)
	check_equal(numbers.size(), 2)


func test_an_untyped_array_is_converted_to_the_typed_one() -> void:
	check_equal(probe.call("echo_int_array", [1, 2.0]), [1, 2] as Array[int])


func test_an_array_of_the_wrong_elements_is_refused_as_the_engine_does() -> void:
	expect_error('Unable to convert array index 0 from "String" to "int".')
	check_equal(probe.call("echo_int_array", ["one"]), [] as Array[int])


func test_a_dictionary_and_an_array_are_shared_not_copied() -> void:
	var list := []
	probe.append_to(list, "new")
	check_equal(list, ["new"])
	var dictionary := {}
	probe.echo_dictionary(dictionary)["key"] = 1
	check_equal(dictionary, {"key": 1})


func test_a_dictionary_made_in_cpp() -> void:
	var report := probe.make_report()
	check_equal(report["number"], 1)
	check_equal(report[&"name"], PackedInt32Array([1, 2, 3]))
	var item: BindingProbeItem = report[2.5]
	check_equal(item.value, 5)


func test_numbers_are_converted_as_the_engine_does() -> void:
	var curve := Curve.new()
	for value: Variant in [true, 3.9, 200.0]:
		curve.set("bake_resolution", value)
		check_equal(probe.call("echo_int", value), curve.bake_resolution, str(value))
	check_equal(probe.call("echo_int", -3.9), -3)
	for value: Variant in [true, -7]:
		check_equal(probe.call("echo_float", value), float(value))
	for value: Variant in [2, 0, 0.5, 0.0]:
		check_equal(probe.call("echo_bool", value), bool(value))
	check_equal(probe.call("echo_string", &"name"), "name")
	check_equal(probe.call("echo_string", ^"a/path"), "a/path")
	check_equal(probe.call("echo_string_name", "text"), &"text")
	check_equal(probe.call("echo_packed_byte_array", [1, 2]), PackedByteArray([1, 2]))
	check_equal(probe.call("echo_array", PackedInt32Array([1, 2])), [1, 2])


func test_wrong_types_get_the_engines_own_call_error() -> void:
	var wrong := {
		"int": ["1", null, [], {}, RefCounted.new()],
		"float": ["1", null, []],
		"bool": ["true", null, {}],
		"string": [1, null, []],
		"string_name": [1, null],
		"dictionary": [[], 1, null],
		"array": [{}, "text", null],
		"packed_byte_array": ["text", 1],
		"callable": [1, "text", null],
		"item": [1, "text"],
	}
	for type: String in wrong:
		for value: Variant in wrong[type]:
			var method := "echo_" + type
			expect_error(
				(
					"Error calling method from 'callv': 'BindingProbe::%s': Cannot convert argument 1"
					% method
				)
			)
			check_equal(probe.callv(method, [value]), null, "%s %s" % [type, value])


func _double(value: int) -> int:
	return value * 2


## Values by the end of the method's name.
func _samples() -> Dictionary:
	return {
		"int": [0, -1, 1 << 40, 9223372036854775807, -9223372036854775808],
		"float": [0.0, -0.5, 1e300, INF],
		"bool": [true, false],
		"string": ["", "text", 'é 🎧 " \\ \n'],
		"string_name": [&"", &"name"],
		"dictionary": [{}, {"a": 1, 2: [3]}],
		"array": [[], [1, "two", null]],
		"int_array": [[1, 2] as Array[int]],
		"bool_array": [[true] as Array[bool]],
		"float_array": [[0.5] as Array[float]],
		"string_array": [["a", "é"] as Array[String]],
		"string_name_array": [[&"a"] as Array[StringName]],
		"dictionary_array": [[{1: 2}] as Array[Dictionary]],
		"packed_byte_array": [PackedByteArray(), PackedByteArray([0, 1, 255])],
		"packed_int32_array": [PackedInt32Array([-2147483648, 2147483647])],
		"packed_int64_array": [PackedInt64Array([-1, 1 << 40])],
		"packed_float32_array": [PackedFloat32Array([0.5, -1.5])],
		"packed_float64_array": [PackedFloat64Array([0.1, INF])],
		"packed_string_array": [PackedStringArray(["", "é"])],
		"callable": [_double, Callable()],
		"variant": [null, 1, "text", Vector2(1, 2), Color.RED, probe],
		"item": [BindingProbe.make_item(1)],
		"mode": [BindingProbe.MODE_A, 4],
		"options": [7],
		"error": [OK, ERR_UNAVAILABLE],
	}
