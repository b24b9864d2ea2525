## Calls that threads of the system have requested on the main thread.
extends "res://testcase.gd"

var probe := BindingProbe.new()
var calls := 0


func test_every_request_is_one_call() -> void:
	_request(8, 1000)
	check_equal(calls, 0, "before the engine's deferred calls")
	await _two_frames()
	check_equal(calls, 8000)


func test_nothing_is_called_once_it_is_destroyed() -> void:
	_request(4, 100)
	probe.forget_requests()
	await _two_frames()
	check_equal(calls, 0)


func test_nothing_is_called_without_the_instance() -> void:
	_request(4, 100)
	probe = null
	await _two_frames()
	check_equal(calls, 0)


func test_can_be_destroyed_and_made_again() -> void:
	for index in 100:
		_request(1, 1)
		probe.forget_requests()
	_request(1, 3)
	await _two_frames()
	check_equal(calls, 3)


func test_the_engine_can_end_with_requests_pending() -> void:
	_request(2, 100)


# The engine makes deferred calls in each frame, after this signal.
func _two_frames() -> void:
	await tree.process_frame
	await tree.process_frame


func _request(threads: int, requests: int) -> void:
	if not probe.called.is_connected(_count):
		probe.called.connect(_count)
	probe.request_calls(threads, requests)


func _count(on_main_thread: bool) -> void:
	check(on_main_thread, "not on the main thread")
	calls += 1
