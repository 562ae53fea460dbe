"""A small stand-in for Discord on loopback, strict about what Discord is strict about.

async with Standin() as discord, connected(client, discord):
    ada = discord.member("Ada")
    answer = await ada.slash("ask", text="What is attention?")
    assert not answer.private and answer.labels == ["More"]
    discord.check()
"""

from standin.client import connected
from standin.faults import Fault, Held, broken, dropped, edge_banned, limited, refused, slow
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
    "limited",
    "refused",
    "slow",
]
