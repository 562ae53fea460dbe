"""The time zones people choose from, and the rules that times are reckoned by.

Whoever reckons by zones has imported this package before, so that it is here that the rules are chosen.
"""

from bot.settings import has_zone_rules
from bot.zones.choice import ZoneError, meant, named, names, nearest_zones, zone, zones
from bot.zones.rules import adopt, packaged_version, tzdata_version

__all__ = [
    "ZoneError",
    "meant",
    "named",
    "names",
    "nearest_zones",
    "packaged_version",
    "tzdata_version",
    "zone",
    "zones",
]

adopt(given=has_zone_rules())
