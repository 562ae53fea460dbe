import traceback
from pathlib import Path

import pytest

from bot.settings import LogSettings, Settings, SettingsError

SECRET = "no.real-token.at-all"  # noqa: S105 - as it says


def test_an_empty_environment_sets_nothing() -> None:
    assert Settings.read({}) == Settings()


def test_what_is_set_is_read() -> None:
    settings = Settings.read(
        {
            "BRIEFBOT_STORE": "/srv/a.store",
            "BRIEFBOT_SEEDS": "/srv/papers",
            "BRIEFBOT_STATE": "/srv/state.db",
            "BRIEFBOT_DISCORD_API": "http://localhost:8080/api/v10/",
            "BRIEFBOT_LOG": "debug",
        }
    )
    assert settings == Settings(
        store=Path("/srv/a.store"),
        seeds=Path("/srv/papers"),
        state=Path("/srv/state.db"),
        discord_api="http://localhost:8080/api/v10",
        log=LogSettings("debug", None, asked=True),
    )


@pytest.mark.parametrize("blank", ["", "  "])
def test_what_is_blank_is_not_set(blank: str) -> None:
    assert (
        Settings.read(dict.fromkeys(("BRIEFBOT_STORE", "BRIEFBOT_LOG", "BRIEFBOT_TOKEN"), blank))
        == Settings()
    )


def test_a_home_folder_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.read({"BRIEFBOT_SEEDS": "~/papers"}).seeds == tmp_path / "papers"


def test_nobodys_home_folder_is_an_error() -> None:
    with pytest.raises(SettingsError, match="BRIEFBOT_SEEDS is '~nobody-at-all/papers'"):
        Settings.read({"BRIEFBOT_SEEDS": "~nobody-at-all/papers"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warning", LogSettings("warning", None, asked=True)),
        ("DEBUG", LogSettings("debug", None, asked=True)),
        ("bot.log", LogSettings("info", Path("bot.log"), asked=True)),
        ("/var/log/bot", LogSettings("info", Path("/var/log/bot"), asked=True)),
        ("error:/var/log/bot", LogSettings("error", Path("/var/log/bot"), asked=True)),
        (r"debug:C:\bot.log", LogSettings("debug", Path(r"C:\bot.log"), asked=True)),
    ],
)
def test_the_log_is_a_level_or_a_file_or_both(text: str, expected: LogSettings) -> None:
    assert Settings.read({"BRIEFBOT_LOG": text}).log == expected


@pytest.mark.parametrize(
    "environment",
    [
        {"BRIEFBOT_LOG": "loud"},
        {"BRIEFBOT_LOG": "debug:"},
        {"BRIEFBOT_DISCORD_API": "discord.com/api"},
        {"BRIEFBOT_DISCORD_API": "ftp://discord.com"},
        {"BRIEFBOT_DISCORD_API": "http://[::1"},
        {"BRIEFBOT_DISCORD_API": "http://host:port/"},
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(environment: dict[str, str]) -> None:
    ((name, value),) = environment.items()
    with pytest.raises(SettingsError) as caught:
        Settings.read(environment)
    assert caught.value.sentence == f"{name} is {value!r}."
    assert caught.value.hint.startswith("It must be ")


def test_the_token_comes_from_the_environment() -> None:
    assert Settings.read({"BRIEFBOT_TOKEN": SECRET}).secret() == SECRET


def test_the_token_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n", "utf-8")
    assert Settings.read({"BRIEFBOT_TOKEN_FILE": str(tmp_path / "token")}).secret() == SECRET


def test_no_token_is_none() -> None:
    assert Settings().secret() is None


def test_the_token_is_in_no_repr() -> None:
    assert SECRET not in repr(Settings.read({"BRIEFBOT_TOKEN": SECRET}))


def test_two_tokens_are_an_error_that_tells_neither(tmp_path: Path) -> None:
    settings = Settings.read({"BRIEFBOT_TOKEN": SECRET, "BRIEFBOT_TOKEN_FILE": str(tmp_path)})
    with pytest.raises(SettingsError) as caught:
        settings.secret()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("data", [None, b"", b" \n", SECRET.encode() + b"\xff"])
def test_a_token_file_that_holds_no_token_is_an_error_that_tells_nothing(
    tmp_path: Path, data: bytes | None
) -> None:
    file = tmp_path / "token"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        Settings(token_file=file).secret()
    assert str(file) in str(caught.value)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
