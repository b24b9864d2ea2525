## The checklist for a phone: what can be checked by itself, then what takes a finger and an ear.
## Make it the main scene, export, run it from Xcode, and read the screen or the log.
extends RichTextLabel

const SessionDemo := preload("res://session_demo.gd")
const BY_HAND := {
	AVAudioSession.soloAmbient: "music of another app stops, and the ring switch silences the tone",
	AVAudioSession.ambient: "music of another app plays on, and the ring switch silences the tone",
	AVAudioSession.playback: "music of another app stops, and the ring switch changes nothing",
}
const TONE := 440.0  # Hz
const SECONDS_EACH := 15.0

var _demo := SessionDemo.new()
var _phase := 0.0

@onready var _player: AudioStreamPlayer = $Player


func _ready() -> void:
	_demo.told.connect(_tell)
	_demo.introduce()
	_demo.try_everything()
	var passed := _demo.conclude()
	if OS.get_name() not in ["iOS", "visionOS"]:
		_tell("CHECKLIST NOT RUN: this is not a device")
		get_tree().quit(0 if passed else 1)
		return
	_tell("CHECKLIST: the part without ears %s" % ["FAILED", "PASSED"][int(passed)])
	_player.play()
	for category: int in BY_HAND:
		_demo.set_category(category)
		_tell("Listen for %d s: %s." % [SECONDS_EACH, BY_HAND[category]])
		await get_tree().create_timer(SECONDS_EACH).timeout
	_tell("CHECKLIST DONE: compare what you heard with the lines above")


## A quiet tone, made as it plays: the project has no sound file.
func _process(_delta: float) -> void:
	if not _player.playing:
		return
	var stream: AudioStreamGenerator = _player.stream
	var playback: AudioStreamGeneratorPlayback = _player.get_stream_playback()
	for frame in playback.get_frames_available():
		playback.push_frame(Vector2.ONE * 0.2 * sin(_phase * TAU))
		_phase = fmod(_phase + TONE / stream.mix_rate, 1.0)


func _tell(line: String) -> void:
	print(line)
	add_text(line + "\n")
