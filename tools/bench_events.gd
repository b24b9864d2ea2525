## Times how events reach handles, for bench.py. Its argument is how many blocks. The last line it
## prints is JSON: for each number of handles, the microseconds that an event took in each block,
## from the call that made it happen to the last handle's function.
extends SceneTree

## How many events a block has, by the number of handles.
const EVENTS := {1: 1000, 1000: 20}

var _simulator := AVAudioSessionSimulator.new()


func _initialize() -> void:
	var blocks := OS.get_cmdline_user_args()[0].to_int()
	_simulator.start()
	var times: Dictionary = {}
	for count: int in EVENTS:
		times[count] = await _time_events(count, EVENTS[count], blocks)
	print(JSON.stringify(times, "", false))
	quit()


func _time_events(handle_count: int, event_count: int, blocks: int) -> Array[float]:
	var handles: Array[AVAudioSession] = []
	var reached := [0]
	for index in handle_count:
		handles.append(AVAudioSession.new())
		handles[index].output_volume_changed.connect(func(_volume: float) -> void: reached[0] += 1)
	handles[0].set_active(true)
	await process_frame
	var times: Array[float] = []
	for block in blocks:
		reached[0] = 0
		# The first and the last event of a block tell when its delivery begins and ends.
		var delivery := [0, 0]
		var note := func(_volume: float) -> void:
			if delivery[0] == 0:
				delivery[0] = Time.get_ticks_usec()
			delivery[1] = Time.get_ticks_usec()
		handles[0].output_volume_changed.connect(note)
		var start := Time.get_ticks_usec()
		for event in event_count:
			_simulator.set_output_volume(float(event) / event_count)
		var raising := Time.get_ticks_usec() - start
		while reached[0] < handle_count * event_count:
			await process_frame
		handles[0].output_volume_changed.disconnect(note)
		var delivering: int = delivery[1] - delivery[0]
		times.append(float(raising) / event_count + float(delivering) / (event_count - 1))
	return times
