## Times the extension against the engine's own, in short blocks that alternate, for bench.py. Its
## arguments are how many blocks, and how often each repeats the operation. The last line it prints
## is JSON: for each operation, the microseconds of the extension, of the engine and of an empty
## loop in each block.
extends SceneTree


func _initialize() -> void:
	var arguments := OS.get_cmdline_user_args()
	var blocks := arguments[0].to_int()
	var count := arguments[1].to_int()
	var session := AVAudioSession.new()
	var curve := Curve.new()
	var operations: Dictionary = {
		"property get": [_get_category.bind(session), _get_bake_resolution.bind(curve)],
		"property set": [_set_category.bind(session), _set_bake_resolution.bind(curve)],
		"get_category()": [_call_get_category.bind(session), _call_get_bake_resolution.bind(curve)],
		"set_category()": [_call_set_category.bind(session), _call_set_bake_resolution.bind(curve)],
	}
	var times: Dictionary = {}
	for operation: String in operations:
		times[operation] = []
	for block in blocks:
		for operation: String in operations:
			times[operation].append(_time_block(operations[operation], count, block % 2 == 0))
	print(JSON.stringify(times, "", false))
	quit()


# Which of the two goes first alternates, so that neither always meets the colder cache.
func _time_block(pair: Array, count: int, extension_first: bool) -> Array[int]:
	var extension: Callable = pair[0]
	var engine: Callable = pair[1]
	var empty := _time(_loop, count)
	var extension_time := _time(extension, count) if extension_first else 0
	var engine_time := _time(engine, count)
	if not extension_first:
		extension_time = _time(extension, count)
	return [extension_time, engine_time, empty]


func _time(operation: Callable, count: int) -> int:
	var start := Time.get_ticks_usec()
	operation.call(count)
	return Time.get_ticks_usec() - start


func _loop(count: int) -> void:
	for i in count:
		pass


func _get_category(count: int, session: AVAudioSession) -> void:
	var value: int
	for i in count:
		value = session.category


func _get_bake_resolution(count: int, curve: Curve) -> void:
	var value: int
	for i in count:
		value = curve.bake_resolution


func _set_category(count: int, session: AVAudioSession) -> void:
	for i in count:
		session.category = AVAudioSession.playback


func _set_bake_resolution(count: int, curve: Curve) -> void:
	for i in count:
		curve.bake_resolution = 100


func _call_get_category(count: int, session: AVAudioSession) -> void:
	var value: int
	for i in count:
		value = session.get_category()


func _call_get_bake_resolution(count: int, curve: Curve) -> void:
	var value: int
	for i in count:
		value = curve.get_bake_resolution()


func _call_set_category(count: int, session: AVAudioSession) -> void:
	for i in count:
		session.set_category(AVAudioSession.playback)


func _call_set_bake_resolution(count: int, curve: Curve) -> void:
	for i in count:
		curve.set_bake_resolution(100)
