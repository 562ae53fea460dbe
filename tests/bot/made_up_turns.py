"""A turn for each kind of answer, and for each shape of it that is worded differently."""

import datetime
from dataclasses import replace

from made_up import BOTTLE, PAPERS, QUAY, SALT

from bot.answers import (
    Denied,
    ForgetAsked,
    Forgotten,
    NoServer,
    ServerSettings,
    SettingChanges,
    SettingRefused,
    SettingSaved,
)
from bot.model import (
    Action,
    Answer,
    CommandHelp,
    Empty,
    Health,
    Help,
    ReadAs,
    TooLong,
    Trouble,
    Turn,
    Withheld,
)
from bot.schedule_answers import (
    PostAsked,
    PostTaken,
    Refusal,
    Rehearsal,
    RemoveAsked,
    ScheduleChanged,
    ScheduleChanges,
    ScheduleList,
    ScheduleLog,
    SchedulePreview,
    ScheduleProposed,
    ScheduleRefused,
    Suspended,
    Timed,
    Unshown,
)
from bot.state.models import GuildSettings, Setting, SettingChange, Visibility
from bot.state.schedule_models import (
    ITSELF,
    ON_TIME,
    Logged,
    Order,
    Planned,
    Reason,
    Schedule,
    ScheduleChange,
    Stage,
    Status,
    differences,
)
from briefs.answers import (
    Aspect,
    Camp,
    Catalogue,
    Cell,
    Change,
    Comparison,
    Contrast,
    Count,
    Counters,
    Daily,
    Dated,
    Definition,
    Excerpts,
    Glossary,
    Group,
    Hit,
    Link,
    Named,
    Naming,
    NoLine,
    Nothing,
    PaperView,
    People,
    Person,
    Questions,
    QuoteCheck,
    QuoteChecks,
    Reading,
    ReadingList,
    Reference,
    Relation,
    Rival,
    Row,
    Sign,
    SourceView,
    Summary,
    Table,
    Theme,
    Timeline,
    TopicBrief,
    TopicList,
    Turns,
    Undefined,
    Unknown,
    Unlike,
    Verdict,
)
from briefs.models import Furniture, Gap, Paper, Place, Quote, Topic
from briefs.quotes import group, quote_passage, span
from briefs.reports import CompileReport, Failure, PaperReport

_MORNING = datetime.datetime(2026, 11, 23, 9, 5, tzinfo=datetime.UTC)

DREDGING = Topic("dredging", "Dredging the quay", ("dredging",), ("dredging", "dredge"), ("mud",))
FLEETS = Topic("fleets", "Two fleets, one quay", (), ("fleet",))


def said(paper: Paper, paragraph: int, sentence: int) -> Group:
    return group(paper, Place(paragraph, sentence))


def main(paper: Paper, paragraph: int, sentence: int) -> Quote:
    return said(paper, paragraph, sentence).main


def turn(answer: Answer, line: str, intent: str = "search", **more: object) -> Turn:
    return replace(Turn(line, line, intent, answer, build="0badcafe"), **more)  # type: ignore[arg-type]


def _summary(length: str) -> Summary:
    return Summary(
        QUAY,
        length,
        said(QUAY, 1, 1),
        (said(QUAY, 2, 2), said(QUAY, 5, 1)),
        said(QUAY, 1, 2),
        (Camp("Some captains", said(QUAY, 3, 1)), Camp("Other captains", said(QUAY, 4, 1))),
        3,
        9,
    )


_NINE = Planned(datetime.datetime(2026, 11, 24, 9), datetime.datetime(2026, 11, 24, 8, tzinfo=datetime.UTC))  # noqa: DTZ001
SCHEDULE = Schedule(
    id=7,
    guild=1,
    number=3,
    what=Order("09:00 mon-fri", "Europe/Berlin", 55, "daily", "Good *morning* @everyone", "Talk in #4"),
    status=Status.ACTIVE,
    reason=Reason.NONE,
    since=_MORNING,
    start=_MORNING,
    floor=_MORNING,
    cursor=_MORNING,
    next=_MORNING,
    issued=41,
)
_REFUSED: dict[Refusal, tuple[str, str]] = {
    Refusal.RULE: ("every blue moon", "“blue” is no day."),
    Refusal.NEVER: ("0 0 1 1 *", ""),
    Refusal.OFTEN: ("*/5 * * * *", "09:00 and 09:05 are less than 15 minutes apart."),
    Refusal.ZONE: ("Soul", ""),
    Refusal.LINE: ("brief unicorns", ""),
    Refusal.GUARDED: ("settings", ""),
    Refusal.CHANNEL: ("#general", ""),
    Refusal.UNFIT: ("55", "forum"),
    Refusal.REACH: ("55", "Send Messages"),
    Refusal.NO_NUMBER: ("pause", ""),
    Refusal.STATUS: ("resume", "active"),
    Refusal.HEADING: ("Good morning to all of you", "200"),
    Refusal.FULL: ("", "50"),
    Refusal.MOMENT: ("tomorrow", ""),
    Refusal.POSTED: ("", "2026-11-24, 09:00"),
    Refusal.LATE: ("25h", ""),
    Refusal.OTHER: ("help", ""),
    Refusal.FIXED: ("daily 2026-01-01 on trade", "daily on trade"),
    Refusal.DAYS: ("0 days", "366"),
}
EDITED = Order("10:00", "Asia/Seoul", 56, "daily on trade", "Good *morning* @everyone", catch_up=ON_TIME)
_EDIT = ScheduleChange(3, "edit", 42, _MORNING, 2, SCHEDULE.what, EDITED)
_LONG = Order(
    "0 9 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20 * *",
    "America/Argentina/ComodRivadavia",
    10**18,
    *("*" * 200, "*" * 200, "_" * 200),
    catch_up=5 * 60,
)


def _refused(why: Refusal) -> ScheduleRefused:
    typed, told = _REFUSED.get(why, ("", ""))
    nearest = ("Asia/Seoul", "Pacific/Palau") if why is Refusal.ZONE else ()
    changes = (ScheduleChange(3, "pause", 0, _MORNING, 1), _EDIT) if why is Refusal.MEANWHILE else ()
    return ScheduleRefused(why, typed, told, nearest, 3, changes, _EDIT.differences if changes else ())


def _stopped(status: Status) -> Schedule:
    reason = Reason.PERMISSION if status is Status.SUSPENDED else Reason.NONE
    return replace(SCHEDULE, status=status, reason=reason, next=None)


def _logged(stage: Stage, reason: Reason, attempts: int) -> Logged:
    return Logged(3, _NINE.label, "Europe/Berlin", stage, reason, 55, 1, attempts, _NINE.at)


def _hit(paper: Paper, paragraph: int, sentence: int) -> Hit:
    found = said(paper, paragraph, sentence)
    return Hit(paper.id, 1.0, found.main, found.quotes[:-1])


def _source(paper: Paper, number: int) -> SourceView:
    passage = paper.passage(number)
    before = main(paper, number - 1, len(paper.passage(number - 1).sentences)) if number > 1 else None
    after = main(paper, number + 1, 1) if number < len(paper.passages) else None
    return SourceView(paper, passage, quote_passage(paper, passage), before, after, "0123abcd")


_first = QUAY.passage(1)
_window = Hit(
    "quay-1999", 1.0, span(QUAY, _first, _first.sentences[0], _first.sentences[1], _first.sentences[1])
)
_contrast = Contrast(main(QUAY, 2, 2), main(SALT, 2, 1), "must let the south town", "should dredge")
_exact = main(SALT, 1, 2)

TURNS = {
    "excerpts": turn(
        Excerpts(
            "what will it cost?", (_window, _hit(QUAY, 3, 2), _hit(SALT, 1, 2)), 1, 2, 4, PAPERS, DREDGING
        ),
        "search what will it cost",
        suggestions=(Action("Two fleets, one quay", "brief fleets"),),
        reading=(ReadAs("dregding", "dredging"), ReadAs("quai", "Quay 1999")),
    ),
    "excerpts-of-one-paper": turn(
        Excerpts("winter", (_hit(QUAY, 5, 2),), 1, 1, 1, (QUAY,)), "search winter in quay-1999"
    ),
    "summary-standard": turn(_summary("standard"), "summary quay-1999", "summary"),
    "summary-short": turn(_summary("short"), "summary quay-1999 short", "summary"),
    "topic-brief": turn(
        TopicBrief(
            DREDGING,
            ("dredging", "dredge"),
            (
                PaperView(QUAY, (said(QUAY, 2, 1), said(QUAY, 2, 2)), 2),
                PaperView(SALT, (said(SALT, 2, 1), said(SALT, 1, 2)), 2),
                PaperView(BOTTLE, (), 0),
            ),
            _contrast,
            ("mud",),
        ),
        "brief dredging",
        "brief",
        topic="dredging",
    ),
    "comparison": turn(
        Comparison(
            QUAY,
            SALT,
            None,
            (
                Aspect(
                    "Who must pay",
                    "dredging",
                    (said(QUAY, 3, 1), said(QUAY, 5, 2)),
                    (said(SALT, 1, 2),),
                    (2, 1),
                    (Link(0, 0, Sign.OPPOSED), Link(1, 0, Sign.CLOSE)),
                    (Unlike("treaty", (Count("Quay Treaty", 2, 0), Count("Salt Treaty", 0, 1))),),
                ),
                Aspect("Two fleets", "fleets", (said(QUAY, 3, 1), said(QUAY, 4, 1)), (), (2, 0)),
            ),
            1,
            2,
            (Count("Two fleets, one quay", 2, 0),),
            (Count("Salt", 0, 1),),
            (Count("town", 5, 1), Count("salt", 0, 2)),
        ),
        "compare quay-1999 lindqvist-2004",
        "compare",
    ),
    "comparison-of-nothing-shared": turn(
        Comparison(QUAY, BOTTLE, None, (), 1, 1, (), (), ()), "compare quay-1999 bottle", "compare"
    ),
    "table": turn(
        Table(
            PAPERS,
            None,
            (
                Row(
                    "Dredging the quay",
                    "dredging",
                    (
                        Cell((said(QUAY, 2, 2), said(QUAY, 4, 1)), 2),
                        Cell((said(SALT, 1, 2),), 1),
                        Cell((), 0),
                    ),
                    (Relation(main(QUAY, 2, 2), main(SALT, 1, 2), Sign.OPPOSED),),
                ),
                Row("north town", None, (Cell((said(QUAY, 2, 1),), 3), Cell((), 1), Cell((), 0))),
            ),
        ),
        "compare quay-1999 lindqvist-2004 bottle",
        "compare",
    ),
    "table-of-nothing": turn(
        Table(PAPERS, DREDGING, ()), "compare quay-1999 lindqvist-2004 bottle on dredging", "compare"
    ),
    "timeline": turn(
        Timeline(
            None,
            (
                Dated((1998,), said(QUAY, 5, 1)),
                Dated((1998, 2003), Group((*said(SALT, 2, 1).quotes, *said(SALT, 2, 2).quotes))),
            ),
            3,
            1,
            2,
            PAPERS,
        ),
        "timeline",
        "timeline",
    ),
    "timeline-empty": turn(Timeline("mud", (), 0, 1, 1, PAPERS), "timeline mud", "timeline"),
    "daily": turn(
        Daily(
            "2026-11-22",
            326,
            said(SALT, 1, 2),
            DREDGING,
            said(QUAY, 2, 2),
            main(QUAY, 5, 2),
            Dated((1998,), said(QUAY, 5, 1)),
            PAPERS,
            against=True,
            turns=Turns(6, 40, 9, 3, 12),
            searched=9,
        ),
        "daily 2026-11-22",
        "daily",
    ),
    "daily-of-a-theme": turn(
        Daily(
            *("2026-11-24", 2, said(QUAY, 3, 1), DREDGING, said(QUAY, 4, 1), None, None, PAPERS),
            against=True,
            turns=Turns(2, 8, 1, 0, 3),
            theme=Theme(papers=(QUAY.id, SALT.id)),
            searched=9,
        ),
        f"daily 2026-11-24 on {QUAY.id} {SALT.id} issue 2",
        "daily",
    ),
    "no-line": turn(NoLine(Theme((DREDGING,)), PAPERS, 9), "daily 2026-11-24 on dredging", "none"),
    "daily-with-a-line-beside": turn(
        Daily(
            *("2026-11-23", 327, said(SALT, 1, 2), DREDGING, said(QUAY, 2, 2), None, None, PAPERS),
            turns=Turns(1, 40, 1, 1, 12),
            beside=FLEETS,
            searched=9,
        ),
        "daily 2026-11-23",
        "daily",
    ),
    "daily-without-a-counter-line": turn(
        Daily("2026-01-01", 1, said(BOTTLE, 1, 1), None, None, None, None, PAPERS, searched=9),
        "daily 2026-01-01",
        "daily",
    ),
    "counters": turn(
        Counters(
            QUAY,
            3,
            said(QUAY, 3, 1),
            (
                Rival(said(QUAY, 4, 1), said(QUAY, 3, 1), True, True),
                Rival(said(SALT, 1, 2), said(QUAY, 3, 2), False, True),
            ),
            3,
            1,
            2,
            PAPERS,
            9,
        ),
        "counter quay-1999 3",
        "counter",
    ),
    "counters-that-may-be": turn(
        Counters(
            QUAY,
            3,
            said(QUAY, 3, 1),
            (Rival(said(SALT, 1, 2), said(QUAY, 3, 1), False, False),),
            1,
            1,
            1,
            PAPERS,
            9,
        ),
        "counter quay-1999 3",
        "counter",
    ),
    "counters-none": turn(
        Counters(QUAY, 1, said(QUAY, 1, 1), (), 0, 1, 1, PAPERS, 9), "counter quay-1999 1", "counter"
    ),
    "questions": turn(Questions(PAPERS, (said(QUAY, 5, 2),), 7, 1, 2), "questions", "questions"),
    "questions-none": turn(Questions((SALT,), (), 0, 1, 1), "questions lindqvist-2004", "questions"),
    "reading-list": turn(
        ReadingList(
            DREDGING,
            (Reading(SALT, 1, 2, said(SALT, 2, 1)), Reading(QUAY, 12, 1, None)),
            (PaperView(BOTTLE, (), 0),),
            3,
            14,
            1,
            2,
        ),
        "reading dredging",
        "reading",
        topic="dredging",
    ),
    "reading-list-by-date": turn(
        ReadingList(None, (Reading(QUAY, 12, 5, said(QUAY, 1, 1)),), (), 1, 12, 1, 1), "reading", "reading"
    ),
    "reading-list-empty": turn(
        ReadingList(FLEETS, (), (PaperView(BOTTLE, (), 0),), 0, 0, 1, 1),
        "reading fleets",
        "reading",
        topic="fleets",
    ),
    "glossary": turn(
        Glossary(
            PAPERS,
            None,
            (
                Definition(("NTQ",), said(QUAY, 2, 1), "north town quay"),
                Definition(("harbour", "salt"), said(SALT, 1, 1)),
            ),
            4,
            1,
            2,
        ),
        "glossary",
        "glossary",
    ),
    "glossary-index": turn(
        Glossary(PAPERS, None, (Definition(("NTQ",), said(QUAY, 2, 1), "north town quay"),), 30, 1, 2, True),
        "glossary",
        "glossary",
    ),
    "glossary-of-one": turn(
        Glossary(PAPERS, "NTQ", (Definition(("NTQ",), said(QUAY, 2, 1), "north town quay"),), 1, 1, 1),
        "glossary NTQ",
        "glossary",
    ),
    "glossary-empty": turn(Glossary(PAPERS, None, (), 0, 1, 1), "glossary", "glossary"),
    "undefined": turn(
        Undefined(PAPERS, "quay", "North Quay", None, said(QUAY, 2, 1), 4), "glossary quay", "glossary"
    ),
    "undefined-but-spelled-out": turn(
        Undefined(PAPERS, "NTQ", "north town quay", main(QUAY, 2, 1).citation, Group(()), 1),
        "glossary NTQ",
        "glossary",
    ),
    "people": turn(
        People(
            PAPERS,
            (
                Named(
                    "Mara Quay",
                    False,
                    (),
                    (Naming("Quay 1999", (1, 2, 3, 4, 5)), Naming("Lindqvist 2004", (1,))),
                    6,
                    False,
                    ("Quay 1999",),
                ),
                Named("Harbour Office", True, (), (Naming("Quay 1999", (5,)),), 1, True),
            ),
            1,
            1,
            1,
            2,
        ),
        "who",
        "who",
    ),
    "people-none": turn(People(PAPERS, (), 0, 0, 1, 1), "who", "who"),
    "person": turn(
        Person(
            Named("Mara Quay", False, (said(QUAY, 3, 1),), (Naming("Quay 1999", (3,)),), 1, True),
            ("Tom Quay",),
            1,
            1,
            1,
        ),
        "who quay",
        "who",
    ),
    "person-who-only-writes": turn(
        Person(Named("Mara Quay", False, (), (), 0, False, ("Quay 1999",)), (), 0, 1, 1), "who mara", "who"
    ),
    "unknown-term": turn(Unknown("term", "kwai", ("quay",)), "glossary kwai", "none"),
    "unknown-name": turn(Unknown("name", "Kwai", ("Mara Quay",)), "who Kwai", "none"),
    "source": turn(_source(QUAY, 3), "source quay-1999 3", "source"),
    "source-of-markup": turn(_source(BOTTLE, 2), "source bottle 2", "source"),
    "nothing": turn(
        Nothing(
            "sanctions?",
            ("sanction", "embargo"),
            ("sanction", "embargo"),
            PAPERS,
            9,
            _hit(QUAY, 3, 2),
            (FLEETS,),
        ),
        "search sanctions",
        "none",
    ),
    "nothing-in-one-paper": turn(
        Nothing("salt and mud", ("salt", "mud"), ("mud",), (QUAY,), 5, None, ()),
        "search salt and mud in quay-1999",
        "none",
    ),
    "unknown-paper": turn(Unknown("paper", "quai", ("quay-1999", "bottle")), "summary quai", "none"),
    "unknown-topic": turn(Unknown("topic", "xyzzy", ()), "brief xyzzy", "none"),
    "unknown-paragraph": turn(Unknown("paragraph", "99", ("1 to 5",)), "source quay-1999 99", "none"),
    "check-exact": turn(QuoteCheck(_exact.text, Verdict.EXACT, (_exact,)), 'check "x"', "check"),
    "check-near": turn(
        QuoteCheck(
            "The dredging may cost very much more than a quay",
            Verdict.NEAR,
            (_exact,),
            (Change("may", "will"), Change("very much", ""), Change("a", "the"), Change("", ".")),
            None,
            (main(QUAY, 5, 2),),
        ),
        'check "y"',
        "check",
    ),
    "check-stitched": turn(
        QuoteCheck("A harbour … In 2003 nobody", Verdict.STITCHED, (main(SALT, 1, 1), main(SALT, 2, 2))),
        'check "z"',
        "check",
    ),
    "check-wrong-paper": turn(
        QuoteCheck(_exact.text, Verdict.WRONG_PAPER, (_exact,), (), "quay-1999"),
        'check "x" in quay-1999',
        "check",
    ),
    "quotations": turn(
        QuoteChecks(
            "All of it",
            (
                QuoteCheck("The dredging will cost more than the quay.", Verdict.EXACT, (_exact,)),
                QuoteCheck(
                    "The dredging may cost more",
                    Verdict.NEAR,
                    (_exact,),
                    (Change("may", "will"), Change("", "the quay")),
                ),
                QuoteCheck("The dredging will not cost more", Verdict.NEAR, (_exact,), (Change("not", ""),)),
                QuoteCheck("A harbour … nobody", Verdict.STITCHED, (main(SALT, 1, 1), main(SALT, 2, 2))),
                QuoteCheck("cost more than the quay", Verdict.WRONG_PAPER, (_exact,), (), "quay-1999"),
                QuoteCheck("@everyone is **here**", Verdict.NOT_FOUND, ()),
            ),
            12,
        ),
        'quotations "All of it"',
        "quotations",
    ),
    "quotations-none": turn(QuoteChecks("a plain text", (), 0), 'quotations "a plain text"', "quotations"),
    "trouble": turn(Trouble("There is no <@1> here.", "Ask for *another*."), "", "none"),
    "trouble-of-ours": turn(Trouble(incident="deadbeef"), "", "none"),
    "check-not-found": turn(QuoteCheck("@everyone is **here**", Verdict.NOT_FOUND, ()), 'check "q"', "check"),
    "reference": turn(
        Reference(QUAY, "bibtex", "@misc{quay1999,\n  author = {Quay, Mara},\n  year = {1999}\n}"),
        "cite quay-1999 bibtex",
        "cite",
    ),
    "catalogue": turn(Catalogue(PAPERS), "papers", "papers"),
    "catalogue-empty": turn(Catalogue(()), "papers", "papers"),
    "topic-list": turn(
        TopicList((DREDGING, FLEETS), ((2, 2, 0), (1, 0, 0)), PAPERS, 1, 1, 2), "topics", "topics"
    ),
    "topic-list-of-many-papers": turn(
        TopicList(
            (
                DREDGING,
                replace(FLEETS, found=True),
                Topic("toll", "harbour toll", (), ("harbour toll",), found=True),
            ),
            ((2, 2, 0, 0, 1), (1, 0, 0, 3, 2), (1, 0, 0, 0, 0)),
            (*PAPERS, QUAY, SALT),
            2,
            3,
            43,
        ),
        "topics page 2",
        "topics",
    ),
    "topic-list-empty": turn(TopicList((), (), PAPERS, 1, 1, 0), "topics", "topics"),
    "help": turn(
        Help(
            (
                CommandHelp("brief", "brief TOPIC", "What each paper says", "brief dredging"),
                CommandHelp("papers", "papers", "The papers there are", "papers"),
            )
        ),
        "help",
        "help",
    ),
    "help-about": turn(
        Help(
            (
                CommandHelp(
                    "compare", "compare FIRST SECOND [on TOPIC]", "Two papers", "compare quay-1999 bottle"
                ),
            ),
            "compare",
        ),
        "help compare",
        "help",
    ),
    "health": turn(
        Health(
            CompileReport(
                "0badcafe" * 8,
                (
                    PaperReport(
                        "quay-1999",
                        QUAY.title,
                        QUAY.authors,
                        1999,
                        5,
                        9,
                        False,
                        {},
                        (Furniture(1, 2, "calendar", "May"), Furniture(8, 9, "donation", "Give")),
                        (Gap(5, "five"),),
                    ),
                    PaperReport("bottle", BOTTLE.title, (), None, 2, 3, True, {}, (), ()),
                ),
                (Failure("broken.txt", "It is not UTF-8 text."),),
                ("bottle: no year was found",),
            )
        ),
        "health",
        "help",
    ),
    "settings": turn(
        ServerSettings(GuildSettings(role=77, visibility=Visibility.PRIVATE, quiet=(5, 6))),
        "settings",
        "help",
    ),
    "settings-of-old": turn(ServerSettings(GuildSettings()), "settings", "help"),
    "setting-saved": turn(
        SettingSaved(Setting.ZONE, "UTC", "Asia/Seoul", True), "settings set zone Asia/Seoul", "help"
    ),
    "setting-saved-before": turn(
        SettingSaved(Setting.QUIET, (5,), (5,), False), "settings set quiet 5", "help"
    ),
    "setting-refused": turn(
        SettingRefused(Setting.ZONE, "Soul", ("Asia/Seoul", "Pacific/Palau")),
        "settings set zone Soul",
        "none",
    ),
    "setting-without-value": turn(SettingRefused(Setting.ROLE, ""), "settings set role", "none"),
    "setting-without-name": turn(SettingRefused(None, "", ("role", "zone")), "settings set", "none"),
    "setting-changes": turn(
        SettingChanges(
            (
                SettingChange(Setting.ROLE, None, 77, 42, _MORNING),
                SettingChange(Setting.QUIET, (5, 6), (), 0, _MORNING),
            )
        ),
        "settings changes",
        "help",
    ),
    "setting-changes-none": turn(SettingChanges(()), "settings changes", "help"),
    "forget-asked": turn(ForgetAsked(), "settings forget", "help"),
    "forgotten": turn(Forgotten(4), "settings forget yes", "help"),
    "denied": turn(Denied("settings"), "settings", "none"),
    "no-server": turn(NoServer("settings"), "settings", "none"),
    "schedules": turn(
        ScheduleList(
            (
                Timed(SCHEDULE, _NINE),
                Timed(replace(SCHEDULE, number=4, what=EDITED), _NINE),
                Timed(_stopped(Status.SUSPENDED), None),
                Timed(_stopped(Status.PAUSED), None),
            )
        ),
        "schedule",
        "help",
    ),
    "schedules-second-page": turn(
        ScheduleList((Timed(replace(_stopped(Status.SUSPENDED), reason=Reason.NONE), None),), 2, 3),
        "schedule page 2",
        "help",
    ),
    "schedules-none": turn(ScheduleList(()), "schedule", "help"),
    "schedule-proposed": turn(
        ScheduleProposed(SCHEDULE, (_NINE, _NINE)), "schedule add daily at 09:00", "help"
    ),
    "schedule-proposed-without-right": turn(
        ScheduleProposed(SCHEDULE, (_NINE,), ("Send Messages",)), "schedule add daily at 09:00", "help"
    ),
    **{
        f"schedule-{action}": turn(
            ScheduleChanged(SCHEDULE, action, next, action == "pause"), f"schedule {action} 3", "help"
        )
        for action, next in (
            *(("save", _NINE), ("pause", None), ("resume", _NINE), ("remove", None), ("undo", _NINE)),
        )
    },
    "schedule-undo-paused": turn(
        ScheduleChanged(_stopped(Status.PAUSED), "undo", None), "schedule undo 3", "help"
    ),
    "schedule-edit-proposed": turn(
        ScheduleProposed(replace(SCHEDULE, number=8, what=EDITED), (_NINE, _NINE), (), SCHEDULE),
        "schedule edit 3 at 10:00",
        "help",
    ),
    "schedule-edit-proposed-while-paused": turn(
        ScheduleProposed(
            replace(SCHEDULE, number=8, what=EDITED), (_NINE,), ("Send Messages",), _stopped(Status.PAUSED)
        ),
        "schedule edit 3 at 10:00",
        "help",
    ),
    "schedule-edit-of-all-there-is": turn(
        ScheduleProposed(
            replace(SCHEDULE, number=8, what=_LONG),
            (_NINE,) * 5,
            ("View Channel", "Send Messages", "Send Messages in Threads", "Read Message History"),
            replace(SCHEDULE, what=replace(_LONG, line="_" * 200, header="_" * 200, footer="*" * 200)),
        ),
        "schedule edit 3 at 10:00",
        "help",
    ),
    "schedule-edit": turn(
        ScheduleChanged(replace(SCHEDULE, what=EDITED, version=2), "edit", _NINE, True, _EDIT.differences),
        "schedule save 8",
        "help",
    ),
    "schedule-edit-suspended": turn(
        ScheduleChanged(
            replace(_stopped(Status.SUSPENDED), what=EDITED, reason=Reason.FILTERED),
            *("edit", None, False, _EDIT.differences),
        ),
        "schedule save 8",
        "help",
    ),
    "schedule-edit-resumed": turn(
        ScheduleChanged(
            replace(SCHEDULE, what=EDITED, version=2), "edit", _NINE, False, _EDIT.differences, resumed=True
        ),
        "schedule save 8",
        "help",
    ),
    "schedule-undo-edit": turn(
        ScheduleChanged(SCHEDULE, "undo", _NINE, False, differences(EDITED, SCHEDULE.what)),
        "schedule undo 3",
        "help",
    ),
    "remove-asked": turn(RemoveAsked(SCHEDULE), "schedule remove 3", "help"),
    **{
        f"schedule-refused-{why.name.lower().replace('_', '-')}": turn(
            _refused(why), "schedule add daily at 09:00", "none"
        )
        for why in Refusal
    },
    "schedule-preview": turn(
        SchedulePreview(_stopped(Status.SUSPENDED), _NINE, ("Send Messages",), True),
        "schedule preview 3",
        "help",
    ),
    "schedule-preview-over": turn(SchedulePreview(SCHEDULE, None), "schedule preview 3", "help"),
    **{
        f"schedule-log{more}": turn(
            ScheduleLog(
                None,
                (
                    _logged(Stage.SENT, Reason.NONE, 1),
                    *(_logged(Stage.BLOCKED, reason, 2) for reason in reasons),
                ),
            ),
            "schedule log",
            "help",
        )
        for more, reasons in (
            ("", [*Reason][1:6]),
            ("-more", [*Reason][6:11]),
            ("-and-more", [*Reason][11:]),
        )
    },
    "schedule-log-none": turn(ScheduleLog(3, ()), "schedule log 3", "help"),
    "schedule-changes": turn(
        ScheduleChanges(
            (
                _EDIT,
                ScheduleChange(3, "save", 42, _MORNING),
                ScheduleChange(3, "suspend", ITSELF, _MORNING, reason=Reason.PERMISSION),
                ScheduleChange(3, "resume", ITSELF, _MORNING, reason=Reason.PERMISSION),
                ScheduleChange(3, "remove", 0, _MORNING),
            )
        ),
        "schedule changes",
        "help",
    ),
    "schedule-changes-none": turn(ScheduleChanges(()), "schedule changes", "help"),
    "rehearsal": turn(Rehearsal(_MORNING, 7, (Timed(SCHEDULE, _NINE),), 2), "schedule rehearse 7", "help"),
    "rehearsal-of-more-than-is-counted": turn(
        Rehearsal(
            *(_MORNING, 366, (Timed(SCHEDULE, _NINE),), 9_999, True),
            (_stopped(Status.PAUSED), _stopped(Status.SUSPENDED)),
        ),
        "schedule rehearse 366",
        "help",
    ),
    "schedule-refused-theme": turn(
        ScheduleRefused(Refusal.LINE, "daily on trade and zinc", "zinc", ("trade", "salt-1998")),
        "schedule add daily on trade and zinc",
        "none",
    ),
    "schedule-refused-number-of-none": turn(
        ScheduleRefused(Refusal.NO_NUMBER, "pause", "1 2"), 'schedule pause "1 2"', "none"
    ),
    "schedule-log-second-page": turn(
        ScheduleLog(3, (_logged(Stage.SENT, Reason.NONE, 1),), 2, 3), "schedule log 3 page 2", "help"
    ),
    "rehearsal-none": turn(Rehearsal(_MORNING, 7, ()), "schedule rehearse 7", "help"),
    "suspended": turn(
        Suspended((_stopped(Status.SUSPENDED),), (_logged(Stage.UNCONFIRMED, Reason.HISTORY, 2),)), "", "none"
    ),
    "post-asked": turn(PostAsked(SCHEDULE, _NINE, "Europe/Berlin", 55), "schedule post 3", "help"),
    "post-taken": turn(PostTaken(SCHEDULE, _NINE, 55, True, False), "schedule post 3 yes", "help"),
    "post-taken-anew": turn(PostTaken(SCHEDULE, _NINE, 55, False, True), "schedule post 3", "help"),
    "unshown": turn(Unshown("daily 2026-11-23 issue 4"), "daily 2026-11-23 issue 4", "none"),
    "empty": turn(Empty(), "", "none"),
    "too-long": turn(TooLong(12_345, 4000), "", "none"),
    "withheld": turn(Withheld("5d41402a"), "brief dredging", "none"),
}
