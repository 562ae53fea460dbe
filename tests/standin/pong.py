"""A bot that does a little of everything, and scenes in which people use it."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from standin import Person, Standin, connected


class Pong(discord.Client):
    """Answers what it is told to, by discord.py alone."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=intents or discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.01,
        )
        self.tree = app_commands.CommandTree(self)
        self.failed: list[Exception] = []
        command: app_commands.Command[Any, ..., None]
        for command in (ping, echo, later, shy, form, never, show, anywhere, aside, blurt):
            self.tree.add_command(command)
        self.tree.add_command(group)
        self.tree.add_command(app_commands.ContextMenu(name="Count words", callback=count_words))

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Logs in again at once; the library would wait five seconds."""

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data
        if interaction.type is discord.InteractionType.component:
            if data["custom_id"] == "open":
                await interaction.response.send_message("a copy for you", ephemeral=True)
            else:
                await interaction.response.edit_message(content="page 2", view=view("Back"))

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user and (self.user in message.mentions or message.guild is None):
            await message.reply(f"heard: {message.content}", mention_author=True)


def view(*labels: str) -> discord.ui.View:
    """Buttons of the labels, each with its label as its id."""
    found = discord.ui.View(timeout=None)
    for label in labels:
        found.add_item(discord.ui.Button(label=label, custom_id=label.lower()))
    return found


@app_commands.command(description="Says pong")
async def ping(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("pong", view=view("More", "Open"))


@app_commands.command(description="Says it again")
@app_commands.describe(text="What to say")
async def echo(interaction: discord.Interaction, text: str) -> None:
    users = discord.AllowedMentions(users=True, everyone=False, roles=False)
    await interaction.response.send_message(text, allowed_mentions=users, suppress_embeds=True)


@echo.autocomplete("text")
async def complete(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed} {n}", value=f"{typed}-{n}") for n in range(int(typed or 0))]


@app_commands.command(description="Thinks first")
async def later(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    picture = discord.File(io.BytesIO(b"png"), "dots.png", description="three dots")
    await interaction.edit_original_response(content="thought", attachments=[picture])
    await interaction.followup.send("one more thing", ephemeral=True)


@app_commands.command(description="Thinks aloud and answers in private")
async def aside(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await interaction.delete_original_response()
    await interaction.followup.send("only for you", ephemeral=True)


@app_commands.command(description="Thinks aloud and forgets that the first word fills the dots")
async def blurt(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await interaction.followup.send("only for you?", ephemeral=True)


@app_commands.command(description="Names somebody and something")
async def show(
    interaction: discord.Interaction, role: discord.Role, who: discord.User, many: int = 1
) -> None:
    await interaction.response.send_message(f"{role.name} {who.display_name} {many}", ephemeral=True)


group = app_commands.Group(name="settings", description="Settings")


@group.command(name="zone", description="The time zone")
@app_commands.describe(name="Its name")
async def zone(interaction: discord.Interaction, name: app_commands.Range[str, 3, 20]) -> None:
    await interaction.response.send_message(f"zone {name}", ephemeral=True)


@app_commands.command(description="Works everywhere")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def anywhere(interaction: discord.Interaction) -> None:
    place = "in a server" if interaction.guild_id else "in private"
    mine = "as an app" if interaction.is_user_integration() else "as a member"
    await interaction.response.send_message(f"{place}, {mine}", ephemeral=True)


@app_commands.command(description="For those who may manage the server")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def shy(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("secret", ephemeral=True)


class Form(discord.ui.Modal, title="A form"):
    """Asks for a name."""

    name: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(label="Name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"hello {self.name.value}", ephemeral=True)


@app_commands.command(description="Opens a form")
async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


@app_commands.command(description="Says nothing at all")
async def never(interaction: discord.Interaction) -> None:
    await interaction.response.defer()


async def count_words(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"{len(message.content.split())} words", ephemeral=True)


class Distant(Pong):
    """The same bot in a process of its own, which learns the gateway's address from the REST side."""

    async def setup_hook(self) -> None:
        _, gateway, *_ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await super().setup_hook()


Scene = Callable[[Standin, Person], Awaitable[None]]


def play(scene: Scene, client: Callable[[], discord.Client] = Pong) -> Standin:
    """Plays a scene with Ada in a server that has the bot, and gives the stand-in as it was left."""

    async def run() -> Standin:
        async with Standin() as standin, connected(client(), standin):
            await scene(standin, standin.member("Ada"))
        return standin

    return asyncio.run(run())


if __name__ == "__main__":
    Route.BASE = sys.argv[1]
    Distant().run(sys.argv[2], log_handler=None)
