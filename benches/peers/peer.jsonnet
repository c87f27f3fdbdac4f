// Jsonnet: the thirteen checks and the feed, as one would write them in it. Stands beside
// `catalogue.jsonnet`:
//
//     rsjsonnet peer.jsonnet -o feed.json
//
// Dates are compared as they are written; a week before a day is counted in days of the year.
local catalogue = import 'catalogue.jsonnet';

local days(date) =
  local parts = std.split(date, '-');
  local y = std.parseInt(parts[0]), m = std.parseInt(parts[1]), d = std.parseInt(parts[2]);
  local a = std.floor((14 - m) / 12);
  local year = y + 4800 - a, month = m + 12 * a - 3;
  d + std.floor((153 * month + 2) / 5) + 365 * year + std.floor(year / 4)
  - std.floor(year / 100) + std.floor(year / 400);

local total(courses) = std.foldl(function(sum, course) sum + course.credits, courses, 0);
local isDegree(course) = std.isObject(course.origin);
local degreeShare(path) = total(std.filter(isDegree, path)) / total(path);
local isSaid(text) = std.isString(text) && std.length(std.stripChars(text, ' ')) > 0;
local isBoth(text) = isSaid(std.get(text, 'et')) && isSaid(std.get(text, 'en'));

// Every set of these courses that gives just the credits.
local subsets(courses, credits) =
  if credits == 0 then [[]]
  else if credits < 0 || std.length(courses) == 0 then []
  else
    local rest = courses[1:];
    [[courses[0]] + chosen for chosen in subsets(rest, credits - courses[0].credits)]
    + subsets(rest, credits);

local members(programme) = std.flatMap(function(group) group.members, programme.plan);
local allCourses(programme) = std.flatMap(
  function(member) if 'course' in member then [member.course] else member.choose.from,
  members(programme)
);

// Every list of courses that a learner may take.
local selections(programme) = std.foldl(
  function(paths, member)
    local more = if 'course' in member then [[member.course]]
    else subsets(member.choose.from, member.choose.credits);
    [path + chosen for path in paths for chosen in more],
  members(programme),
  [[]]
);

local when(is, finding) = if is then [finding] else [];

local prices = { [price.school]: price.eur for price in catalogue.priceList.perCredit };
local units = { [unit.code]: prices[unit.school] for unit in catalogue.departments };
local studyProgrammes = { [one.code]: one for one in catalogue.studyProgrammes };
local semesters = { [one.code]: one { weekBefore: days(one.from) - 7 } for one in catalogue.semesters };

local references(programme, courses) =
  local outcomes = { [outcome.code]: true for outcome in programme.outcomes };
  local unknownIn(course) =
    (isDegree(course) && !(course.origin.degree in studyProgrammes))
    || std.any([!(code in outcomes) for code in course.teaches]);
  when(
    std.any(std.map(unknownIn, courses))
    || !(programme.basis in studyProgrammes)
    || !(programme.unit in units)
    || !(programme.inForce in semesters),
    'unknown-reference'
  );

local dates(intake) =
  if !(intake.semester in semesters) then ['unknown-reference'] else
    local semester = semesters[intake.semester];
    local season = std.split(intake.semester, '-');
    local told = if season[0] == 'autumn' then season[1] + '-05-01'
    else '%d-11-01' % (std.parseInt(season[1]) - 1);
    when(intake.apply.to < intake.apply.from, 'closing-before-opening')
    + when(intake.apply.from > semester.from, 'opening-after-start')
    + when(days(intake.notify) > semester.weekBefore || intake.announced > told, 'late-notification');

local findings(programme, courses, paths) =
  local isMicroDegree = programme.kind == 'micro-degree';
  local least = if isMicroDegree then 6 else 5;
  local leastCourse = if isMicroDegree then 2 else 1;
  local isLawful(path) = local credits = total(path); least <= credits && credits <= 30;
  local isTaught(outcome, path) = std.any([std.member(course.teaches, outcome.code) for course in path]);
  local last = std.foldl(function(most, group) std.max(most, group.semester), programme.plan, programme.duration);
  when(paths == [] || !std.all(std.map(isLawful, paths)), 'volume')
  + when(std.any([course.credits < leastCourse for course in courses]), 'course-volume')
  + when(std.any([std.length(path) < 2 for path in paths]), 'courses')
  + when(isMicroDegree && std.any([degreeShare(path) < 0.5 for path in paths]), 'degree-share')
  + when(isMicroDegree && last > 3, 'semesters')
  + when(
    !std.all([isTaught(outcome, path) for outcome in programme.outcomes for path in paths]),
    'untaught-outcome'
  )
  + when(
    !isBoth(programme.title)
    || !std.all([isBoth(course.title) for course in courses])
    || !std.all([isSaid(text.et) for text in [programme.aim, programme.need, programme.targetGroup]])
    || !std.all([isSaid(outcome.text.et) for outcome in programme.outcomes]),
    'missing-text'
  )
  + references(programme, courses)
  + dates(programme.intake);

local judged = [
  local paths = selections(programme);
  { programme: programme, paths: paths, findings: findings(programme, allCourses(programme), paths) }
  for programme in catalogue.programmes
];
local entry(one) =
  local credits = std.map(total, one.paths), price = units[one.programme.unit];
  local least = std.minArray(credits), most = std.maxArray(credits);
  one.programme {
    credits: { min: least, max: most },
    degreeShare: std.minArray(std.map(degreeShare, one.paths)),
    price: { min: least * price, max: most * price },
  };
{
  found: [one.programme.code + ': ' + finding for one in judged for finding in one.findings],
  feed: [entry(one) for one in judged if one.findings == []],
}
