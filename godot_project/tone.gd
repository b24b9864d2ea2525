## The game's sound: a quiet tone, made as it plays, since the project has no sound file.
extends AudioStreamPlayer

const PITCH := 440.0  # Hz
const LOUDNESS := 0.2

var _phone := AVAudioSessionSimulator.new()
var _phase := 0.0


func _process(_delta: float) -> void:
	if not playing:
		return
	var generator: AudioStreamGenerator = stream
	var playback: AudioStreamGeneratorPlayback = get_stream_playback()
	# A computer would go on playing what a phone does not.
	var loudness := LOUDNESS if _device_plays() else 0.0
	for _frame in playback.get_frames_available():
		playback.push_frame(Vector2.ONE * loudness * sin(_phase * TAU))
		_phase = fmod(_phase + PITCH / generator.mix_rate, 1.0)


func is_heard() -> bool:
	return playing and can_process() and _device_plays() and not _is_muted()


func _device_plays() -> bool:
	return _phone.is_game_audible() or not _phone.is_running()


func _is_muted() -> bool:
	return AudioServer.is_bus_mute(0) or AudioServer.is_bus_mute(AudioServer.get_bus_index(bus))
