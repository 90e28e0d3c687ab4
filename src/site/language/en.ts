/**
 * The site's own words in English, the language that every other one is measured by.
 *
 * Each export is one string, or a function for one with something filled in, so that a script carries only those
 * that it uses. Another language is a file like this one: see docs/site.md.
 */
import type { Check, Severity, Stage } from '../../rules/model.ts';

/** BCP 47: of the words below, and how dates and numbers are written. */
export const locale = 'en-GB';

// The frame of every page
export const skipToContent = 'Skip to the content';
export const sections = 'Sections';
export const menu = 'Menu';
export const incidents = 'Incidents';
export const checklists = 'Checklists';
export const rules = 'Rules';
export const match = 'Match';
export const notes = 'Notes';
export const search = 'Search';
export const theme = (name: string) => `Theme: ${name}`;
export const themeNames = { system: 'system', light: 'light', dark: 'dark' };
export const keptBy = (title: string, author: string) => `${title}, kept by ${author}.`;
export const calendarZone = (zone: string) => `Calendar times are in ${zone}.`;
export const asWritten = (title: string) => `${title}, as its authors wrote it.`;
export const forPrograms = 'For programs:';
export const feedOfIncidents = 'feed of incidents';
export const diagnosticsTitle = (count: number) =>
  count === 1 ? 'The notes have an error' : `The notes have ${count} errors`;

// Amounts
export const incidentCount = (count: number) =>
  `${count} ${count === 1 ? 'incident' : 'incidents'}`;
export const checklistCount = (count: number) =>
  `${count} ${count === 1 ? 'checklist' : 'checklists'}`;
export const ruleCount = (count: number) => `${count} ${count === 1 ? 'rule' : 'rules'}`;
export const stepCount = (count: number) => `${count} recovery ${count === 1 ? 'step' : 'steps'}`;
export const retiredCount = (count: number) => `${count} retired`;
export const noteCount = (count: number) => `${count} ${count === 1 ? 'note' : 'notes'}`;
export const minutes = 'min';
export const hours = 'h';
export const days = 'd';
export const since = (day: string) => `since ${day}`;
export const daysAgo = (count: number) =>
  count === 0 ? 'today' : count === 1 ? 'yesterday' : `${count} days ago`;
export const inAll = (duration: string) => `${duration} in total`;
export const lastOn = (day: string) => `most recent on ${day}`;
export const unresolvedCount = (count: number) => `${count} unresolved`;
export const or = 'or';
export const andMore = (count: number) => `and ${count} more`;

// Severity, status, stages
export const severityMeanings: Record<Severity, string> = {
  sev1: 'Severity 1, the worst',
  sev2: 'Severity 2',
  sev3: 'Severity 3',
  sev4: 'Severity 4, the mildest',
};
export const statusNames: Record<string, string> = {
  open: 'open',
  mitigated: 'mitigated',
  resolved: 'resolved',
};
export const stageNames: Record<Stage, string> = {
  'before-deploy': 'Before deploy',
  'after-deploy': 'After deploy',
  recovery: 'Recovery',
};
export const stageMeanings: Record<Stage, string> = {
  'before-deploy': 'Asked before anything changes. A wrong answer holds the deploy.',
  'after-deploy': 'Asked once the new version runs. A wrong answer brings up the recovery steps.',
  recovery: 'Never asked: shown when a rule fails after the deploy.',
};

// Home
export const openNow = 'Open incidents';
export const somethingDown = 'Is something down?';
export const askPlaceholder = 'A log, an error, a path, a service';
export const findIt = 'Search';
export const lastIncident = 'Last incident';
export const openFollowUps = 'Open follow-ups';
export const activeRules = 'Active rules';
export const none = 'none';
export const latestIncidents = 'Latest incidents';
export const allIncidents = (count: number) => `All ${count} incidents`;
export const followUpsNote =
  'Follow-ups that are not ticked off yet: the overdue ones first, then the oldest.';
export const followUpsChart = 'Incidents with open follow-ups, by date and severity';
export const followUpsDone = 'Every follow-up is done.';
export const overdue = 'overdue';
export const overdueCount = (count: number) => `, ${count} overdue`;
export const makeItARule = 'Make it a rule';
export const pasteTheRule =
  'Add this line to the note, below a heading “Before deploy”. Then each deploy asks whether it is done.';
export const foreignLede = 'Every Markdown file in the folder, as it is.';

// Lists of incidents
export const incidentsDescription = 'Everything that went wrong, the latest first.';
export const incidentsLede = 'What went wrong, the latest first.';
export const alsoBy = 'More lists:';
export const feed = 'Feed';
export const service = 'Service';
export const services = 'Services';
export const servicesLede = 'Which services were affected, and how often.';
export const tag = 'Tag';
export const tags = 'Tags';
export const tagsLede = 'What incidents are about.';
export const year = 'Year';
export const years = 'Years';
export const yearsLede = 'What went wrong, year by year.';
export const severity = 'Severity';
export const chartLabel = 'Incidents by date and severity';
export const noIncidents = 'There are no incidents yet. Write the first one:';
export const noGroups = 'No incident names any yet.';
export const whatWentWrong = 'What went wrong';
export const rulesFromThese = 'Rules from these incidents';
export const rulesSince = (count: number) => `${ruleCount(count)} asked since.`;
export const page = (number: number, of: number) => `Page ${number} of ${of}`;
export const pages = 'Pages';

// Filters
export const filterIncidents = 'Filter incidents';
export const filterRules = 'Filter rules';
export const any = 'any';
export const clear = 'Clear';
export const text = 'Text';
export const stage = 'Stage';
export const learnedFrom = 'Learned from';
export const project = 'Project';
export const environment = 'Environment';
export const stack = 'Stack';
export const answeredBy = 'Answered by';
export const anyMachine = 'Any machine';
export const filteredRules = (shown: number, all: number) => `${shown} of ${ruleCount(all)}`;
export const filteredSteps = (shown: number, all: number) => `${shown} of ${stepCount(all)}`;
export const filteredRetired = (shown: number, all: number) => `${shown} of ${retiredCount(all)}`;
export const scope = 'Asked for';
export const onlySomeDeploys = 'Only some deploys';
export const whyShort = 'Why';
export const filteredIncidents = (shown: number, all: number) =>
  `${shown} of ${incidentCount(all)}`;
export const noRuleMatches = 'No rules match these filters.';
export const noIncidentMatches = 'No incidents match these filters.';
export const noList = 'The list cannot be reached.';

// An incident
export const incident = 'Incident';
export const began = 'Began';
export const noticedAt = 'Noticed';
export const noticedAtOnce = 'Noticed at once';
export const restoredAt = 'Restored';
export const otherMoments = 'Other moments of the timeline';
/** Words of a timeline that say that somebody noticed. */
export const saysNoticed = (text: string) =>
  /\b(?:alert|alarm|notic|detect|told|report|complain|paged|monitoring)/i.test(text);
export const lasted = 'Lasted';
export const notKnown = 'not known';
export const status = 'Status';
export const detectedBy = 'Detected by';
export const rulesAskedFor = 'Rules asked for';
export const recoverySteps = 'Recovery steps';
export const how = 'How';
export const askedStages = 'Before or after deploy';
export const whereYouAre = (when: string) => `${when} where you are`;
export const onThisPage = 'On this page';
export const relatedIncidents = 'Related incidents';
export const inCommon = (what: string) => `In common: ${what}`;
export const sharedLogLines = (count: number) => (count === 1 ? 'log line with' : 'log lines with');
export const sharedServices = (count: number) => (count === 1 ? 'service' : 'services');
export const sharedRules = (count: number) => (count === 1 ? 'rule' : 'rules');
export const sharedTags = (count: number) => (count === 1 ? 'tag' : 'tags');
export const beforeAndAfter = 'Incidents before and after';
export const earlier = 'Earlier';
export const later = 'Later';
export const alsoTaughtBy = 'Also taught by';
export const timelineZone = (zone: string) =>
  `Times in ${zone}, each with the time since the first event.`;
export const about = 'about';
export const after = (time: string) => `after ${time}`;
export const done = 'Done';
export const linkCopied = 'Link copied';

// A note's file
export const writtenIn = 'Written in';
export const edit = 'Edit';
export const asMarkdown = 'As Markdown';
export const lastChanged = 'Last changed';

// Checklists
export const checklist = 'Checklist';
export const checklistsDescription = 'What to go through at a deploy, by hand or by the gate.';
export const checklistsLede =
  'What to go through at a deploy. The gate asks the same questions, from the same notes.';
export const noChecklists = 'There are no checklists yet. Write the first one:';
export const askedOnlyFor = (where: string) => `Asked only for ${where}.`;
export const askedOnlyForLabel = 'Asked only for';
export const forTheDeploy = 'For the deploy';
export const boxesTicked = 'Boxes ticked';
export const doneCount = (done: number, all: number) =>
  done === all ? `All ${all} done` : `${done} of ${all} done`;
export const recoveryDone = (done: number, all: number) => `recovery ${done} of ${all}`;
export const copyAsMarkdown = 'Copy as Markdown';
export const copyAsCommand = 'Copy as belay answer';
export const print = 'Print';
export const clearBoxes = 'Clear all boxes';
export const boxesAreKept =
  'Ticks are kept in this browser, for each deploy separately. They are not answers to the gate: “Copy as belay answer” gives the command that is.';

// Rules
export const rule = 'Rule';
export const rulesDescription = 'Every rule that a deploy must pass, with its reason.';
export const rulesLede =
  'What the notes taught: each rule, with the answer that lets a deploy continue.';
export const noRules =
  'The notes have no rules yet. A list item under a heading such as “Before deploy” is one.';
export const retired = 'Retired';
export const retiredNote = 'Kept for the record, never asked.';
export const everyDeploy = 'Every deploy';
export const onlyWhere = (where: string) => `Only for ${where}`;
export const only = (where: string) => `only for ${where}`;
export const partOf = (group: string) => `Part of “${group}”.`;
export const otherwise = (answer: string | undefined, because: string) =>
  answer === undefined ? `Otherwise: ${because}` : `If ${answer}: ${because}`;
export const yes = 'yes';
export const no = 'no';
export const mustBe = (answer: string) => `Must be “${answer}”.`;
export const mustBeDone = 'Must be done.';
export const shouldBe = (answer: string) => `Should be “${answer}”; only warns.`;
export const shouldBeDone = 'Should be done; only warns.';
export const retiredRule = 'Retired, never asked.';
export const recoveryStep = 'Recovery step.';
export const tagRetired = 'retired';
export const tagStep = 'step';
export const tagGoIf = (answer: string) => `go if ${answer}`;
export const answers: Record<'yes' | 'no' | 'done', string> = {
  yes: 'yes',
  no: 'no',
  done: 'done',
};
export const checkedBy: Record<Check['kind'], string> = {
  person: 'Answered by a person.',
  calendar: 'Answered by the calendar.',
  command: 'Checked by a command.',
  drift: 'Checked by comparing with the last accepted state.',
  http: 'Checked by an HTTP request.',
  'linked-libraries': 'Checked by scanning for libraries.',
};
export const answerers: Record<Check['kind'], string> = {
  person: 'A person',
  calendar: 'The calendar',
  command: 'A command',
  drift: 'A comparison',
  http: 'An HTTP request',
  'linked-libraries': 'A library scan',
};
export const calendarQuestions = {
  'last-working-day-of-week': 'last working day of the week',
  'first-working-day-after-vacation': 'first working day after a vacation',
  'first-working-day-after-holiday': 'first working day after a holiday',
  'working-day-before-holiday': 'working day before a holiday',
  'working-day': 'working day',
};
export const between = (from: string, to: string) => `${from} to ${to}`;
export const httpStatus = (status: number) => `status ${status}`;
export const httpContains = (text: string) => `contains “${text}”`;
export const httpWithin = (seconds: number) => `within ${seconds} s`;
export const httpJson = (path: string, value: string) => `${path} is ${value}`;
export const httpFor = (seconds: number) => `for ${seconds} s`;
export const httpTlsDays = (days: number) => `certificate valid for ${days} days or more`;
export const inProjects = (names: string) => `the project ${names}`;
export const inEnvironments = (names: string) => `the environment ${names}`;
export const inStacks = (names: string) => `the stack ${names}`;
export const why = 'Why it is asked';
export const learnedOn = (day: string) => `Learned on ${day}.`;
export const askedEverywhere = 'Asked everywhere.';
export const askedFor = (where: string) => `Asked for ${where}.`;
export const howToFindOut = 'How to find out';
export const inRulesJson = 'In rules.json';
export const id = 'Id';
export const expects = 'Expects';
export const otherwiseIt = 'Otherwise';
export const warns = 'warns';
export const stops = 'stops';
export const active = 'active';
export const partOfLabel = 'Part of';
export const howPersonAnswers = (who: string | undefined) =>
  `${who ? `The ${who}` : 'A person'} answers: at the gate’s prompt, or ahead of time for the exact commit that is deployed.`;
export const howCalendarAnswers = 'The calendar answers.';
export const howCommandAnswers = (name: string) =>
  `The gate runs the command that the project’s belay.json binds to “${name}”. Exit code 0 is the good answer.`;
export const howDriftAnswers = (name: string) =>
  `The gate runs the command that belay.json binds to “${name}”, and compares its output with what was last accepted.`;
export const howHttpAnswers = (url: string) =>
  `The gate requests ${url} until the answer is right or the time is up.`;
export const howLibrariesAnswer = (name: string) =>
  `The gate scans the folder that belay.json binds to “${name}” for two versions of one library.`;

// A rule's history
export const history = 'History';
export const seenByWatch = 'Seen by the watch';
export const stillFailing = 'still failing';
export const whatRulesDid = (from: string, to: string) => `What the rules did, ${from} to ${to}`;
export const whatTheyDid = 'What they did in a year';
export const stoppedMost = 'Stopped most';
export const overriddenMost = 'Overridden most';
export const neverStoppedAnything = 'Never stopped anything in a year: retire it?';
export const askedCount = (count: number) => (count === 1 ? 'asked once' : `asked ${count} times`);
export const lastTimes = (count: number) => `The last ${count} times, the newest at the right`;
export const neverAsked = 'No recorded run has asked it yet.';
export const askedTimes = (asked: number, stopped: number, overridden: number) =>
  `Asked ${asked === 1 ? 'once' : `${asked} times`}, stopped ${stopped}, overridden ${overridden}.`;
export const verdicts = {
  pass: 'passed',
  stop: 'stopped',
  warn: 'warned',
  unknown: 'stopped, no answer',
  overridden: 'overridden',
};
export const noAnswer = 'no answer';
export const answerWas = (answer: string) => `the answer was ${answer}`;
export const reason = (text: string) => `Reason: ${text}`;
export const newestOf = (shown: number, all: number) => `The newest ${shown} of ${all}.`;

// Search
export const searchDescription = 'Search the journal.';
export const searchLede =
  'Error codes, paths and library names are found as they are written. A pasted log is matched with the incidents.';
export const searchLabel = 'Search incidents, checklists and rules, or paste a log';
export const showMore = 'Show more';
export const close = 'Close';
export const searchPage = 'Search page';
export const kind = 'Kind';
export const kinds: Record<string, string> = {
  incident: 'incident',
  checklist: 'checklist',
  rule: 'rule',
  note: 'note',
};
export const searchNeedsJs =
  'Search works in your browser and needs JavaScript. Without it, here is everything by name:';
export const results = (shown: number, all: number) =>
  all > shown ? `Top ${shown} of ${all} results` : all === 1 ? '1 result' : `${all} results`;
export const nothingFound = (query: string) =>
  query === '' ? 'No results.' : `Nothing was found for “${query}”.`;
export const withoutFilters = (count: number) =>
  `Without the filters there ${count === 1 ? 'is 1 result' : `are ${count} results`}.`;
export const fewerWords = 'Fewer words find more.';
export const partOfWord = 'Try a part of it.';
export const noIndexInDev =
  'The dev server has no search index. `npm run build` makes one; `npm run preview` shows it.';
export const offlineNoIndex = 'You are offline, and the search index has not been loaded yet.';
export const noIndex = 'The search index cannot be reached.';
export const tryAgain = 'Try again';

// Matching a log
export const matchTitle = 'Match a log';
export const matchDescription =
  'Paste a log, and find the incident that it comes from, or learn that it is new.';
export const matchLede =
  'Paste what the terminal shows. The journal says which incident it comes from, or that it is new. The log stays in this page: nothing is sent anywhere.';
export const theLog = 'The log';
export const chooseFile = 'Choose a file';
export const orDrop = 'or drop one here, of any size.';
export const answer = 'Answer';
export const matching = 'Comparing the log with the incidents…';
export const reading = (name: string) => `Reading ${name}…`;
export const matchFailed =
  'The incident index could not be loaded. Check the connection, then try again.';
export const seenBefore = (percent: string) => `Seen before, ${percent}`;
export const possibleMatch = (percent: string) => `Possible match, ${percent}`;
export const unlikelyMatch = (percent: string) => `Nearest, but unlikely: ${percent}`;
export const logLines = (count: number) => (count === 1 ? 'this line' : `these ${count} lines`);
export const fitsOne = (what: string) => `One incident in this journal fits ${what}.`;
export const fitsMany = (count: number, what: string) =>
  `${count} incidents in this journal fit ${what}.`;
export const isNew = (what: string, percent: string) =>
  `Not seen before: nothing in this journal is like ${what} (${percent} sure).`;
export const showsIn = (count: number) =>
  count === 1 ? 'Shows in one line' : `Shows in ${count} lines`;
export const lineNumber = (line: number) => `line ${line}`;
export const speaksAgainst = (missing: number, of: number) =>
  missing === of
    ? `Against it: none of your ${of} error lines is in that incident.`
    : `Against it: ${missing} of your ${of} error lines ${missing === 1 ? 'is' : 'are'} not in that incident.`;
export const notThisIncident = 'Not this one';
export const notThisHint =
  'Add these lines to the front matter of the incident’s note. They will not lead to this incident again. If the note has such a list already, add only the items.';
export const alsoThisIncident = 'This one, too';
export const alsoThisHint =
  'Add these lines to the front matter of the incident’s note. From then on they lead to this incident. If the note has such a list already, add only the items.';
export const orByCommand = 'Or let the command write them into the note:';
export const nothingToAdd =
  'There is nothing to add: the incident has all error lines of this log already.';
export const seeLines = 'See the lines in the log';
export const beginNote = 'Begin an incident note from it';
export const whereItShows = 'Where it shows';
export const markedLogLabel = 'The log, with the matching lines marked';
export const incidentOfList = (place: number) => `Incident ${place} of the list above`;
export const draftTitle = 'Begin a note from this log';
export const draftWarning =
  'Tokens, keys, passwords and e-mail addresses are removed. But read it before you share it: it may contain secrets that only you can recognise.';
export const draftLabel = 'What went wrong, in one line';
export const draftNeedsLetters = 'A title needs letters.';
export const writeNote = 'Write the note';
export const saveItAs = (path: string) =>
  `Save it as ${path}, describe what happened, and run belay lint.`;
export const theNote = 'The note';
export const copy = 'Copy';
export const copied = 'Copied';
export const notCopied = 'Not copied';
export const selectedToCopy = 'Selected: copy it with your keyboard.';
export const download = 'Download';
export const wrap = 'Wrap';
export const matchNeedsJs =
  'Matching works in your browser and needs JavaScript. On the command line, this does the same:';
export const matchable = (count: number) =>
  count === 0
    ? 'No incident in this journal quotes a log yet.'
    : `${incidentCount(count)} can be found by ${count === 1 ? 'its log' : 'their logs'}.`;
export const onTerminal = 'In a terminal:';

// Plain notes
export const note = 'Note';
export const notesDescription = 'Every note in the folder.';
export const notesLede = 'Every Markdown file in the folder.';
export const noNotes = 'There are no plain notes here.';
export const noFolder = 'Top folder';

// A missing page
export const notFound = 'Not found';
export const noSuchPage = 'There is no such page';
export const mayBeRenamed = 'The note may have been renamed. These pages have similar words:';

// Shortcuts
export const shortcuts = 'Keyboard shortcuts';
export const shortcutResults = 'Through the results';
export const shortcutFirst = 'Open the first result';
export const shortcutHelp = 'This list';

// May I deploy today?
export const mayIDeploy = 'May I deploy today?';
export const askTheCalendar = 'Ask the calendar';
export const answerNeedsScript =
  'The answer is worked out in your browser, which needs JavaScript. It would ask these rules:';
export const dayVerdicts = {
  go: 'The calendar says go',
  warn: 'Go, with a warning',
  except: 'The calendar says go',
  some: 'Hold for some deploys',
  hold: 'Hold',
  unknown: 'Hold: the calendar does not know',
  off: 'Day off',
  silent: 'No rule asks the calendar',
  empty: 'No rules yet',
};
export const dayStates = {
  go: 'go',
  warn: 'warning',
  except: 'go for most',
  some: 'hold for some',
  hold: 'hold',
  unknown: 'unknown',
  off: 'day off',
};
export const nowIn = (day: string, time: string, zone: string) => `${day}, ${time} in ${zone}.`;
export const noneHolds = (count: number) =>
  count === 1
    ? 'The calendar rule that is asked at every deploy does not hold it.'
    : `None of the ${count} calendar rules that are asked at every deploy holds it.`;
export const nobodyAtWork = (reason: string, holdsAny: boolean) =>
  holdsAny
    ? `${reason}. Nobody is at work.`
    : `${reason}. No rule holds a deploy, but nobody is at work.`;
export const weekend = 'Weekend';
export const vacation = 'Vacation';
export const freeFrom = (name: string, time: string) => `${name}, from ${time}`;
export const noCalendarRules = (others: number) =>
  others === 1
    ? 'No rule asks the calendar. The gate asks one other rule when you deploy.'
    : `No rule asks the calendar. The gate asks ${others} other rules when you deploy.`;
export const noRulesYet =
  'The notes have no rule that is asked before a deploy. A list item under a heading such as “Before deploy” is one.';
export const nextGo = (when: string) => `Next go: ${when}`;
export const todayFrom = (time: string) => `today from ${time}`;
export const dayFrom = (day: string, time: string) => `${day}, from ${time}`;
export const so = (consequence: string) => ` So, ${consequence}`;
export const deploysHeld = (held: number, count: number) =>
  `Only for some deploys: ${held} of ${count} ${held === 1 ? 'holds' : 'hold'} now`;
export const forWhere = (where: string) => ` for ${where}: `;
export const nextDays = 'Today and the next ten working days';
export const today = 'Today';
export const daysOff = 'days off';
export const stateFrom = (state: string, time: string) => `${state} from ${time}`;
export const beyondCalendar = 'What the calendar cannot answer';
export const questionsFor = { person: 'Questions for people:', machine: 'Questions for machines:' };
export const countForEvery = (count: number) => `${count} for every deploy`;
export const countForSome = (count: number) => `${count} only for some`;
export const gateAsksThese = 'The gate asks for these when you deploy.';
export const byHand = 'To go through them by hand:';
export const ruleVerbs = {
  pass: 'It lets a deploy continue',
  warn: 'It warns',
  stop: 'It holds',
  unknown: 'It holds',
};
export const answerIs = (answer: string | null) =>
  answer === null ? 'the answer is not known.' : `the answer is ${answer}.`;
export const calendarNeedsScript = 'The calendar answers in your browser, which needs JavaScript.';
export const exceptFor = (where: string) => `except for ${where}`;
export const namely = (where: string) => `(${where})`;
export const holdsSome =
  'No calendar rule is asked at every deploy, but these hold some deploys now:';
