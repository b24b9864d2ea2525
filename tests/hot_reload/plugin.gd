@tool
## Reloads the extension while instances live. Only an editor reloads extensions, so this is a
## plugin for it. Each line it prints is a result.
extends EditorPlugin

const EXTENSION := "res://addons/av_audio_session/av_audio_session.gdextension"
const PROBE := "res://addons/binding_probe/binding_probe.gdextension"
const NEW_LIBRARY := "res://new_library"
const RELOADS := 50

var calls := 0
var completions := 0


func _enter_tree() -> void:
	_run.call_deferred()


func _run() -> void:
	if FileAccess.file_exists(NEW_LIBRARY):
		_reload_another_library()
	else:
		await _reload_many_times()
	print("end")
	get_tree().quit()


func _reload_many_times() -> void:
	var session := AVAudioSession.new()
	var other := AVAudioSession.new()
	var reference: WeakRef = weakref(session)
	var setter := session.set_category
	var probe := BindingProbe.new()
	probe.called.connect(_count)
	probe.number = 41
	probe.text = "kept"
	session.activation_completed.connect(_count_completion)
	session.set_meta(&"note", "kept")
	session.category = AVAudioSession.playback
	for index in RELOADS:
		var before := session.category
		completions = 0
		session.activate_async()
		_reload()
		_tell("valid", is_instance_valid(session) and reference.get_ref() == session)
		calls = 0
		probe.request_calls(2, 100)
		GDExtensionManager.reload_extension(PROBE)
		_tell("instance", probe.number == 41 and probe.text == "kept")
		_tell("class", session.get_class() == "AVAudioSession" and session is AVAudioSession)
		_tell("metadata", session.get_meta(&"note") == "kept")
		_tell("state", session.category == before)
		_tell("shared", other.category == before and AVAudioSession.new().category == before)
		setter.call(index % AVAudioSession.unknown)
		var expected := index % AVAudioSession.unknown
		_tell(
			"works", session.category == (before if before == AVAudioSession.unknown else expected)
		)
		await _two_frames()
		_tell("pending", calls == 0 and completions == 0)
		probe.request_calls(2, 100)
		await _two_frames()
		_tell("requested anew", calls == 200)
		session.activate_async()
		await session.activation_completed
		_tell("told anew", completions == 1)
		# Out of the function that the library calls.
		await get_tree().process_frame


func _reload_another_library() -> void:
	var session := AVAudioSession.new()
	session.category = 7
	var folder := EXTENSION.get_base_dir().path_join("lib")
	for file in DirAccess.get_files_at(folder):
		# A rename: overwriting the file would change the code that runs.
		DirAccess.rename_absolute(NEW_LIBRARY, folder.path_join(file))
	_reload()
	session.category = 7


# The engine makes deferred calls in each frame, after this signal.
func _two_frames() -> void:
	await get_tree().process_frame
	await get_tree().process_frame


func _count(_on_main_thread: bool) -> void:
	calls += 1


func _count_completion(_active: bool, _error: Error) -> void:
	completions += 1


func _reload() -> void:
	_tell("reloaded", GDExtensionManager.reload_extension(EXTENSION) == OK)


func _tell(what: String, right: bool) -> void:
	print("%s: %s" % [what, "right" if right else "wrong"])
