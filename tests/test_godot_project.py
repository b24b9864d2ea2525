"""The project for tests, and what a run of the engine in it tells."""

from tests.godot_project import Project


def test_tells_errors_and_warnings(bare_project: Project) -> None:
    run = bare_project.run_script("""
        extends SceneTree

        func _initialize() -> void:
            push_warning("first")
            push_error("second")
            var nothing: Object = null
            quit(4)
            nothing.call("x")
    """)
    assert run.exit_code == 4
    assert run.warnings == ["first"]
    assert run.errors == ["second", "Cannot call method 'call' on a null value."]


def test_stops_the_engine_when_its_time_is_over(bare_project: Project) -> None:
    run = bare_project.run_script(
        """
        extends SceneTree

        func _initialize() -> void:
            print("started")
        """,
        limit=1,
    )
    assert run.exit_code is None
    assert "started" in run.log


def test_keeps_what_the_engine_writes_to_itself(bare_project: Project) -> None:
    run = bare_project.run_script("""
        extends SceneTree

        func _initialize() -> void:
            print(OS.get_user_data_dir())
            print(OS.get_config_dir())
            print(OS.get_cache_dir())
            quit()
    """)
    folders = run.log.splitlines()[-3:]
    assert all(folder.startswith(str(bare_project.home)) for folder in folders)
