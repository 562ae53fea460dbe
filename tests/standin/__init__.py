"""A small stand-in for Discord on loopback, strict about what Discord is strict about.

async with Standin() as discord, connected(client, discord):
    ada = discord.member("Ada")
    answer = await ada.slash("ask", text="What is attention?")
    assert not answer.private and answer.labels == ["More"]
    discord.check()

``discord.api`` is the address for a bot that is told where Discord is. Nothing sleeps: whoever waits is woken by what
happens, and ``discord.clock.advance(seconds)`` lets deadlines pass. Two things of the library are slow, and a test does
well to set them: ``guild_ready_timeout`` of the client (two seconds before ``on_ready``) and ``before_identify_hook``
(five seconds before a second login). ``discord.check()`` asserts that all that happened was in order.
"""

from standin.client import connected
from standin.faults import Fault, Held, broken, dropped, edge_banned, halved, limited, refused, slow
from standin.handles import Asked, Said
from standin.interaction import Answer
from standin.options import ImpossibleError
from standin.people import Person
from standin.server import CANARY, Standin
from standin.world import Button, Channel, File, Guild, Message, Role, User

__all__ = [
    "CANARY",
    "Answer",
    "Asked",
    "Button",
    "Channel",
    "Fault",
    "File",
    "Guild",
    "Held",
    "ImpossibleError",
    "Message",
    "Person",
    "Role",
    "Said",
    "Standin",
    "User",
    "broken",
    "connected",
    "dropped",
    "edge_banned",
    "halved",
    "limited",
    "refused",
    "slow",
]
