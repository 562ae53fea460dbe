"""How Discord says no: a status, a code, and for bodies which field is wrong."""

from __future__ import annotations

from standin.world import Json


class RefusedError(Exception):
    """An answer other than success."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status, self.code, self.message, self.errors = status, code, message, errors

    def body(self) -> Json:
        """The JSON of the answer."""
        found: Json = {"message": self.message, "code": self.code}
        return found | ({"errors": self.errors} if self.errors else {})


def unauthorized() -> RefusedError:
    """The token is wrong."""
    return RefusedError(401, 0, "401: Unauthorized")


def unknown(what: str) -> RefusedError:
    """There is no such thing."""
    codes = {
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Webhook": 10015,
        "Interaction": 10062,
        "application command": 10063,
    }
    return RefusedError(404, codes[what], f"Unknown {what}")


def missing_access() -> RefusedError:
    """The bot cannot see the channel."""
    return RefusedError(403, 50001, "Missing Access")


def missing_permissions() -> RefusedError:
    """The bot sees it, but may not do that."""
    return RefusedError(403, 50013, "Missing Permissions")


def empty_message() -> RefusedError:
    """A message without anything to see."""
    return RefusedError(400, 50006, "Cannot send an empty message")


def already_acknowledged() -> RefusedError:
    """A second answer to one interaction."""
    return RefusedError(400, 40060, "Interaction has already been acknowledged.")


class Wrong:
    """The mistakes found in one body, by field."""

    def __init__(self) -> None:
        self.found: list[tuple[tuple[str, ...], str, str]] = []

    def add(self, where: tuple[str | int, ...], code: str, message: str) -> None:
        """Notes a mistake at a field."""
        self.found.append((tuple(str(part) for part in where), code, message))

    def longer(self, where: tuple[str | int, ...], text: object, limit: int, least: int = 0) -> None:
        """Notes a text that is none, too long or too short; lengths in characters, as Discord counts."""
        if not isinstance(text, str):
            self.add(where, "STRING_TYPE_CONVERT", "Could not interpret as string.")
        elif len(text) > limit:
            self.add(where, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")
        elif len(text) < least:
            self.add(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {limit} in length.")

    def more(self, where: tuple[str | int, ...], many: int, limit: int, least: int = 0) -> None:
        """Notes too many or too few of something."""
        if not least <= many <= limit:
            self.add(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {limit} in length.")

    def settle(self) -> None:
        """Refuses the body if anything is wrong with it."""
        if not self.found:
            return
        errors: Json = {}
        for where, code, message in self.found:
            spot = errors
            for part in where:
                spot = spot.setdefault(part, {})
            spot.setdefault("_errors", []).append({"code": code, "message": message})
        raise RefusedError(400, 50035, "Invalid Form Body", errors)
