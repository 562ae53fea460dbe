"""A small stand-in for Discord on loopback, strict about what Discord is strict about.

async with Standin() as discord, connected(client, discord):
    ada = discord.member("Ada")
    answer = await ada.slash("ask", text="What is attention?")
    assert not answer.private and answer.labels == ["More"]
    discord.check()
"""

from standin.client import connected
from standin.faults import Fault, Held, broken, dropped, edge_banned, limited, refused, slow
from standin.interaction import Answer
from standin.options import Impossible
from standin.people import Asked, Person, Said
from standin.server import TOKEN, Standin
from standin.world import Button, Channel, File, Guild, Message, Role, User

__all__ = [
    "TOKEN",
    "Answer",
    "Asked",
    "Button",
    "Channel",
    "Fault",
    "File",
    "Guild",
    "Held",
    "Impossible",
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
    "limited",
    "refused",
    "slow",
]
