## Shows the demo: by itself and in the log when there is no display, else as a user interface.
extends PanelContainer

const SessionDemo := preload("res://session_demo.gd")

var _demo := SessionDemo.new()

@onready var _current: Label = %Current
@onready var _categories: ItemList = %Categories
@onready var _log: RichTextLabel = %Log


func _ready() -> void:
	for category in SessionDemo.settable():
		var item := _categories.add_item(SessionDemo.describe(category))
		_categories.set_item_metadata(item, category)
	_demo.told.connect(_on_demo_told)
	_demo.introduce()
	if DisplayServer.get_name() == "headless":
		_demo.try_everything()
		get_tree().quit(0 if _demo.conclude() else 1)


func _on_demo_told(line: String) -> void:
	print(line)
	_log.add_text(line + "\n")
	_show_current()


## The session is asked every time: it knows better than what was selected last.
func _show_current() -> void:
	var category := _demo.session.category
	_current.text = "Category: %s" % SessionDemo.describe(category)
	_categories.deselect_all()
	for item in _categories.item_count:
		if _categories.get_item_metadata(item) == category:
			_categories.select(item)


func _on_categories_item_selected(index: int) -> void:
	var category: int = _categories.get_item_metadata(index)
	_demo.set_category(category)


func _on_wrong_value_pressed() -> void:
	_demo.set_category(SessionDemo.WRONG_VALUE)


func _on_try_everything_pressed() -> void:
	_demo.try_everything()
	_demo.conclude()
