"""pydantic: the thirteen checks and the feed, as one would write them in Python.

    python peer.py catalogue.json feed.json
"""

import sys
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.alias_generators import to_camel

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Facts(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class Estonian(Facts):
    et: Said
    en: str | None = None


class Both(Facts):
    et: Said
    en: Said | None = None


class Named(Facts):
    code: str
    name: Both


class School(Named):
    head: str


class Department(Named):
    school: str


class StudyProgramme(Facts):
    code: str
    title: Both
    level: int


class Semester(Facts):
    code: str
    from_: date = Field(alias="from")
    to: date


class Price(Facts):
    school: str
    eur: Decimal


class PriceList(Facts):
    code: str
    in_force: date
    per_credit: list[Price]


class Person(Facts):
    name: str
    mail: str


class Outcome(Facts):
    code: str
    text: Estonian


class Hours(Facts):
    contact: int
    practical: int
    independent: int


class Degree(Facts):
    degree: str


class Course(Facts):
    code: str
    title: Both
    credits: Decimal
    origin: Literal["continuing"] | Degree
    assessment: str
    project_based: bool
    teaches: list[str]


class Choice(Facts):
    credits: Decimal
    from_: list[Course] = Field(alias="from")


class Member(Facts):
    course: Course | None = None
    choose: Choice | None = None


class Group(Facts):
    semester: int
    members: list[Member]


class Window(Facts):
    from_: date = Field(alias="from")
    to: date


class Intake(Facts):
    semester: str
    announced: date
    apply: Window
    notify: date
    places: int


class Record(Facts):
    proposed: date
    approved: date
    document: str
    registered: date
    code: int


class Programme(Facts):
    code: str
    kind: Literal["micro-degree", "micro-credential"]
    title: Both
    unit: str
    director: Person
    field: str
    level: int
    language: str
    in_force: str
    aim: Estonian
    need: Estonian
    need_source: str
    target_group: Estonian
    basis: str
    project_needs: Estonian | None = None
    outcomes: list[Outcome]
    volume: Decimal
    workload: Hours
    plan: list[Group]
    duration: int
    study: str
    delivery: str
    schedule: str
    place: str
    county: str
    attendance: str
    weekly_load: int
    education: str
    awards: list[str]
    fee: str
    intake: Intake
    record: Record

    def members(self):
        return [member for group in self.plan for member in group.members]

    def courses(self):
        for member in self.members():
            if member.course:
                yield member.course
            else:
                yield from member.choose.from_


class Catalogue(Facts):
    model_config = ConfigDict(extra="allow")
    code: str
    title: Both
    schools: list[School]
    departments: list[Department]
    study_programmes: list[StudyProgramme]
    semesters: list[Semester]
    price_list: PriceList
    programmes: list[Programme]


def subsets(courses, credits):
    """Every set of these courses that gives just the credits."""
    if credits == 0:
        yield []
    if credits <= 0 or not courses:
        return
    first, rest = courses[0], courses[1:]
    for chosen in subsets(rest, credits - first.credits):
        yield [first, *chosen]
    yield from subsets(rest, credits)


def selections(programme):
    """Every list of courses that a learner may take."""
    paths = [[]]
    for member in programme.members():
        if member.course:
            paths = [[*path, member.course] for path in paths]
        else:
            chosen = list(subsets(member.choose.from_, member.choose.credits))
            paths = [path + more for path in paths for more in chosen]
    return paths


def total(courses):
    return sum((course.credits for course in courses), Decimal(0))


def degree_share(courses):
    return total([course for course in courses if course.origin != "continuing"]) / total(courses)


class Judge:
    def __init__(self, catalogue):
        prices = {price.school: price.eur for price in catalogue.price_list.per_credit}
        self.prices = {unit.code: prices.get(unit.school) for unit in catalogue.departments}
        self.study_programmes = {one.code for one in catalogue.study_programmes}
        self.semesters = {one.code: one for one in catalogue.semesters}

    def findings(self, programme, paths):
        is_degree = programme.kind == "micro-degree"
        least, least_course = (6, 2) if is_degree else (5, 1)
        if not paths or any(not least <= total(path) <= 30 for path in paths):
            yield "volume"
        if any(course.credits < least_course for course in programme.courses()):
            yield "course-volume"
        if any(len(path) < 2 for path in paths):
            yield "courses"
        if is_degree and any(degree_share(path) < Decimal("0.5") for path in paths):
            yield "degree-share"
        if is_degree and max(programme.duration, *(one.semester for one in programme.plan)) > 3:
            yield "semesters"
        for outcome in programme.outcomes:
            if any(all(outcome.code not in course.teaches for course in path) for path in paths):
                yield "untaught-outcome"
        if programme.title.en is None or any(one.title.en is None for one in programme.courses()):
            yield "missing-text"
        yield from self.references(programme)
        yield from self.dates(programme.intake)

    def references(self, programme):
        outcomes = {outcome.code for outcome in programme.outcomes}
        for course in programme.courses():
            if course.origin != "continuing" and course.origin.degree not in self.study_programmes:
                yield "unknown-reference"
            if not outcomes.issuperset(course.teaches):
                yield "unknown-reference"
        known = programme.basis in self.study_programmes and self.prices.get(programme.unit)
        if not known or programme.in_force not in self.semesters:
            yield "unknown-reference"

    def dates(self, intake):
        if intake.apply.to < intake.apply.from_:
            yield "closing-before-opening"
        semester = self.semesters.get(intake.semester)
        if not semester:
            yield "unknown-reference"
            return
        if intake.apply.from_ > semester.from_:
            yield "opening-after-start"
        season, year = intake.semester.split("-")
        told = date(int(year), 5, 1) if season == "autumn" else date(int(year) - 1, 11, 1)
        if intake.notify > semester.from_ - timedelta(days=7) or intake.announced > told:
            yield "late-notification"

    def entry(self, programme, paths):
        credits = [total(path) for path in paths]
        price = self.prices[programme.unit]
        return programme.model_dump(mode="json", by_alias=True, exclude_none=True) | {
            "credits": {"min": min(credits), "max": max(credits)},
            "degreeShare": min(degree_share(path) for path in paths),
            "price": {"min": min(credits) * price, "max": max(credits) * price},
        }


def main(source, feed):
    with open(source, "rb") as file:
        catalogue = Catalogue.model_validate_json(file.read())
    judge, entries, found = Judge(catalogue), [], []
    for programme in catalogue.programmes:
        paths = selections(programme)
        findings = list(judge.findings(programme, paths))
        found += [f"{programme.code}: {finding}" for finding in findings]
        if not findings:
            entries.append(judge.entry(programme, paths))
    with open(feed, "wb") as file:
        file.write(TypeAdapter(dict).dump_json({"found": found, "feed": entries}))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
