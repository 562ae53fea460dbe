"""Made-up papers of several genres, and the shipped ones, compiled once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefs.compiler.paper import compile_paper
from briefs.compiler.structure import Layout, layout
from briefs.models import Furniture, Paper, Section

SEEDS = Path(__file__).parents[3] / "seeds"
PETROV, BAYARKHUU, JOHNSTONE = "petrov-2004.txt", "bayarkhuu-2005.txt", "johnstone-1998.txt"


@cache
def shipped(name: str) -> Paper:
    return compile_paper(name, (SEEDS / name).read_bytes())


def compiled(text: str, name: str = "made-up.txt") -> Paper:
    return compile_paper(name, text.encode())


def cut(text: str, name: str = "made-up.txt") -> Layout:
    return layout(name, text)


def outline_of(paper: Paper) -> list[tuple[int | None, str]]:
    """Each section's number and title, as a table of contents would show them."""
    return [(section.number, section.title) for section in paper.sections]


def removed(found: tuple[Furniture, ...]) -> list[tuple[int, int, str]]:
    return [(each.first_line, each.last_line, each.reason) for each in found]


def titles(sections: tuple[Section, ...]) -> list[str]:
    return [section.title for section in sections]


ARTICLE = """\
Journal of Coastal Studies
Vol. 12, No. 3 (Autumn 2011), pp. 45-61

Sediment and Memory in Tidal Rivers

Maria K. Lopez and Jan de Vries

Department of Geography, University of Northmoor
m.lopez@northmoor.example

Abstract

We measured how much sediment three tidal rivers carried in two wet seasons. The load doubled after each storm.

Keywords: sediment, tides, rivers

1 Introduction

Tidal rivers move sediment in both directions. Earlier work treated the load as constant [1].

2. Methods

2.1 Sites

We chose three rivers with no dams. Each river was sampled at four points.

2.2 Sampling

Samples were taken every hour. The following instruments were used:

(a) a turbidity probe;

(b) a current meter.

3 Results

The load doubled after each storm. It fell back within a week.

Acknowledgements

We thank the harbour masters of the three towns.

References

[1] Smith, J. and Brown, A. 1998. Constant Loads. Journal of Rivers 4: 1-20.

[2] Okafor, C. 2004. Storm Water. Northmoor: University Press.
"""

POST = """\
---
title: "Why our town should keep its trams"
author: [Ines Park, T. Olsen]
date: 2016-05-09
categories:
  - transport
---

# Why our town should keep its trams

Trams are slow to build and quick to love. Ours carried **nine thousand** people a day last spring.

## What the council says

The council argues that buses cost less. It leaves out three things:
- the price of fuel,
- the cost of drivers,
- the value of quiet streets.

> We have counted everything, the mayor said.

```
cost = fuel + drivers
```

## What we should do

Keep the trams. Extend the line to the harbour by 2020.[^1]

[^1]: The harbour line was first proposed in 1987.

[Home](/) | [About](/about) | [RSS](/rss)
"""

REPORT = """\
WORKING PAPER No. 17

WATER FOR THREE VALLEYS

Prepared for the Regional Planning Board
by Amara Nwosu
June 2009

CONTENTS

1. Introduction
2. Supply
3. Recommendations

KEY FINDINGS

Supply will fall short of demand by 2020 in two of the three valleys.

Leaks account for a fifth of all the water that is pumped.

1. INTRODUCTION

The three valleys share one aquifer. This report estimates how long it will last.

1.1 Scope

We looked at homes, farms and mines. Tourism was left out because no data exist.

Page 1

2. SUPPLY

2.1 Rain

Rainfall has declined since 1980. The decline is steepest in the east.

Page 2

3. RECOMMENDATIONS

The board should act on three points:

1. Repair the mains. Leaks cost more than repairs.

2. Price water by the season.

3. Meter the mines.

Page 3

Annex A: Data sources

Rainfall data come from twelve stations. Pumping data come from the board.

© 2009 Regional Planning Board. All rights reserved.
For more information contact the Board at +44 20 7946 0000.
"""

LETTER = """\
12 March 1921

Dear Sir,

I write to you about the bridge. It has not been mended since the flood, and the children walk two miles to school.

The council promised in January that work would begin. Nothing has been done.

Yours faithfully,

Edith Marlow
"""

MEMO = """\
Network Working Group                                           P. Quill
Request for Notes: 9999                                       March 1994
Category: Informational


             A Simple Protocol for Passing Notes

Status of this Memo

   This memo provides information for the community.  It does not
   specify a standard of any kind.

Abstract

   This document describes a protocol for passing notes in class.  It
   needs no paper.

1.  Introduction

   Notes have been passed since there were classes.  The practice is
   not documented.

2.  Operation

   The sender folds the note.  The receiver unfolds it.



Quill                                                           [Page 1]
\f
RFN 9999                   Passing Notes                     March 1994


   A relay must not read the note.  There are two kinds of relay:

   o  a relay that knows the receiver;

   o  a relay that knows only the next relay.

3.  References

   [1] Crayon, A., "Folding", RFN 17, 1989.

4.  Author's Address

   P. Quill
   12 Desk Row
   EMail: quill@example.org



Quill                                                           [Page 2]
"""

TRANSCRIPT = """\
Transcript of a Public Hearing on the Ferry

Held at the Town Hall, 4 October 2012

CHAIR: Good evening. We have three speakers tonight, and each has five minutes.

MS. ORTEGA: Thank you. The ferry is late every second day. People lose their jobs over it.

CHAIR: Is there any reply from the company?

MR. HALE: There is. We have ordered a second boat. It will sail in May.

MS. ORTEGA: And until May?

MR. HALE: Until May we will do what we can.
"""

GENRES = {
    "article.txt": ARTICLE,
    "post.md": POST,
    "report.txt": REPORT,
    "letter.txt": LETTER,
    "memo.txt": MEMO,
    "transcript.txt": TRANSCRIPT,
}
