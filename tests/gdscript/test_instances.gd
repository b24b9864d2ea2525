## Instances: many, from any thread, gone when nobody needs them.
## backends: simulated, unavailable, apple
extends "res://testcase.gd"

const THREADS := 4
const ROUNDS := 2000


## time limit: 30 s
func test_a_hundred_thousand_made_and_dropped() -> void:
	_make_and_drop(1000)
	var objects := _count_objects()
	var memory := _measure_memory()
	_make_and_drop(100_000)
	check_equal(_count_objects(), objects)
	var grown := _measure_memory() - memory
	check(grown < 1_000_000, "memory grew by %d bytes" % grown)


func test_a_thousand_at_once() -> void:
	var objects := _count_objects()
	_hold(1000)
	check_equal(_count_objects(), objects)


func test_making_one_changes_nothing() -> void:
	var session := AVAudioSession.new()
	session.category = AVAudioSession.multiRoute
	var before := session.category
	AVAudioSession.new()
	check_equal(session.category, before)


func test_dies_with_the_last_reference() -> void:
	var session := AVAudioSession.new()
	var second := session
	var reference: WeakRef = weakref(session)
	session = null
	check_equal(reference.get_ref(), second)
	second = null
	check_equal(reference.get_ref(), null)


func test_a_callable_does_not_keep_its_instance() -> void:
	var session := AVAudioSession.new()
	var setter := session.set_category
	check(setter.is_valid(), "it is not valid while the instance lives")
	session = null
	check(not setter.is_valid(), "it is valid without an instance")
	check(setter.get_object() == null, "it has an object")
	expect_error("on a null instance")
	_call_with_playback(setter)


func test_a_callable_with_a_bound_instance_keeps_it() -> void:
	var objects := _count_objects()
	_call_bound()
	check_equal(_count_objects(), objects)


func test_can_be_connected_to_a_signal() -> void:
	var session := AVAudioSession.new()
	var before := session.category
	var sender := Object.new()
	sender.add_user_signal("asked", [{"name": "category", "type": TYPE_INT}])
	sender.connect("asked", session.set_category)
	sender.emit_signal("asked", AVAudioSession.record)
	var unavailable := before == AVAudioSession.unknown
	check_equal(session.category, before if unavailable else AVAudioSession.record)
	sender.free()


func test_holds_metadata() -> void:
	var session := AVAudioSession.new()
	session.set_meta(&"note", [1, 2])
	check_equal(session.get_meta(&"note"), [1, 2])


func test_a_thread_uses_an_instance_of_the_main_thread() -> void:
	var session := AVAudioSession.new()
	session.category = AVAudioSession.playback
	var thread := Thread.new()
	thread.start(_read.bind(session))
	check_equal(thread.wait_to_finish(), session.category)


func test_a_thread_makes_its_own() -> void:
	var thread := Thread.new()
	thread.start(_set_and_hand_over)
	var session: AVAudioSession = thread.wait_to_finish()
	var unavailable := session.category == AVAudioSession.unknown
	check(unavailable or session.category == AVAudioSession.record, str(session.category))


func test_wrong_value_in_a_thread() -> void:
	expect_error("Cannot set the category to 7")
	var session := AVAudioSession.new()
	var thread := Thread.new()
	thread.start(session.set_category.bind(7))
	thread.wait_to_finish()


func test_several_threads_at_once() -> void:
	var shared := AVAudioSession.new()
	var objects := _count_objects()
	_use_in_threads(shared)
	check_equal(_count_objects(), objects)


func _count_objects() -> int:
	return int(Performance.get_monitor(Performance.OBJECT_COUNT))


## In bytes: what the process has, so that memory the engine does not know of counts as well.
func _measure_memory() -> int:
	const PAGE_SIZE := 4096
	var pages := FileAccess.open("/proc/self/statm", FileAccess.READ).get_line().split(" ")
	check(pages[1].to_int() > 0, "no size of memory")
	return pages[1].to_int() * PAGE_SIZE


func _make_and_drop(count: int) -> void:
	for index in count:
		AVAudioSession.new()


# A local variable or a temporary value keeps an instance to the end of its function, so what holds
# instances for a while is a function of its own.
func _hold(count: int) -> void:
	var objects := _count_objects()
	var sessions: Array[AVAudioSession] = []
	for index in count:
		sessions.append(AVAudioSession.new())
	check_equal(_count_objects(), objects + count)
	sessions[0].category = AVAudioSession.record
	var category := sessions[0].category
	for session in sessions:
		check_equal(session.category, category)


func _call_bound() -> void:
	var session := AVAudioSession.new()
	var bound := _read.bind(session)
	session = null
	check_equal(bound.call(), AVAudioSession.new().category)


func _use_in_threads(shared: AVAudioSession) -> void:
	var threads: Array[Thread] = []
	for index in THREADS:
		threads.append(Thread.new())
		threads[-1].start(_use_much.bind(shared, index))
	for thread in threads:
		check_equal(thread.wait_to_finish(), 0, "readings that are no category")


func _call_with_playback(callable: Callable) -> void:
	callable.call(AVAudioSession.playback)
	fail("the call passed")


func _read(session: AVAudioSession) -> int:
	return session.category


func _set_and_hand_over() -> AVAudioSession:
	var session := AVAudioSession.new()
	session.category = AVAudioSession.record
	return session


## Returns how often it read what nobody can have set.
func _use_much(shared: AVAudioSession, index: int) -> int:
	var wrong := 0
	for round_number in ROUNDS:
		shared.category = (round_number + index) % AVAudioSession.unknown
		var own := AVAudioSession.new()
		if own.category < AVAudioSession.ambient or own.category > AVAudioSession.unknown:
			wrong += 1
	return wrong
