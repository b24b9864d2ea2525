## Draws the tone: a wave while it is heard, a line while it is not.
extends Control

const Tone := preload("res://tone.gd")
const COLOR := Color("7fd6a4")
const SILENT_COLOR := Color("e07a6a")
const WAVES := 6.0
const POINTS := 200

var _height := 0.0
var _time := 0.0

@onready var _tone: Tone = %Tone


func _process(delta: float) -> void:
	_height = move_toward(_height, 1.0 if _tone.is_heard() else 0.0, 6.0 * delta)
	_time += delta
	queue_redraw()


func _draw() -> void:
	var points := PackedVector2Array()
	for index in POINTS + 1:
		var part := float(index) / POINTS
		# No height at both ends.
		var height := 0.45 * _height * sin(PI * part) * sin(TAU * (WAVES * part - _time))
		points.append(Vector2(part, 0.5 + height) * size)
	draw_polyline(points, SILENT_COLOR.lerp(COLOR, _height), 2.0, true)
