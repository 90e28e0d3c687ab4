/** Die eigenen Wörter der Seite auf Deutsch. `en.ts` ist das Maß: was dort steht, steht auch hier. */
import type { Check, Severity, Stage } from '../../rules/model.ts';

export const locale = 'de-DE';

export const skipToContent = 'Zum Inhalt springen';
export const sections = 'Bereiche';
export const menu = 'Menü';
export const incidents = 'Vorfälle';
export const checklists = 'Checklisten';
export const rules = 'Regeln';
export const match = 'Abgleich';
export const notes = 'Notizen';
export const search = 'Suche';
export const theme = (name: string) => `Farben: ${name}`;
export const themeNames = { system: 'System', light: 'hell', dark: 'dunkel' };
export const keptBy = (title: string, author: string) => `${title}, geführt von ${author}.`;
export const calendarZone = (zone: string) => `Zeiten des Kalenders in ${zone}.`;
export const asWritten = (title: string) => `${title}, wie es geschrieben wurde.`;
export const forPrograms = 'Für Programme:';
export const feedOfIncidents = 'Feed der Vorfälle';
export const diagnosticsTitle = (count: number) =>
  count === 1 ? 'Die Notizen haben einen Fehler' : `Die Notizen haben ${count} Fehler`;
export const incidentCount = (count: number) => `${count} ${count === 1 ? 'Vorfall' : 'Vorfälle'}`;
export const checklistCount = (count: number) =>
  `${count} ${count === 1 ? 'Checkliste' : 'Checklisten'}`;
export const ruleCount = (count: number) => `${count} ${count === 1 ? 'Regel' : 'Regeln'}`;
export const stepCount = (count: number) =>
  `${count} ${count === 1 ? 'Schritt' : 'Schritte'} zur Wiederherstellung`;
export const retiredCount = (count: number) => `${count} außer Kraft`;
export const noteCount = (count: number) => `${count} ${count === 1 ? 'Notiz' : 'Notizen'}`;
export const minutes = 'Min.';
export const hours = 'Std.';
export const days = 'Tg.';
export const since = (day: string) => `seit ${day}`;
export const daysAgo = (count: number) =>
  count === 0 ? 'heute' : count === 1 ? 'gestern' : `vor ${count} Tagen`;
export const inAll = (duration: string) => `insgesamt ${duration}`;
export const lastOn = (day: string) => `zuletzt am ${day}`;
export const unresolvedCount = (count: number) => `${count} ungelöst`;
export const or = 'oder';
export const andMore = (count: number) => `und ${count} weitere`;

export const severityMeanings: Record<Severity, string> = {
  sev1: 'Schweregrad 1, der höchste',
  sev2: 'Schweregrad 2',
  sev3: 'Schweregrad 3',
  sev4: 'Schweregrad 4, der niedrigste',
};
export const statusNames: Record<string, string> = {
  open: 'offen',
  mitigated: 'eingedämmt',
  resolved: 'gelöst',
};
export const stageNames: Record<Stage, string> = {
  'before-deploy': 'Vor dem Deploy',
  'after-deploy': 'Nach dem Deploy',
  recovery: 'Wiederherstellung',
};
export const stageMeanings: Record<Stage, string> = {
  'before-deploy':
    'Wird gefragt, bevor sich etwas ändert. Eine falsche Antwort hält das Deploy auf.',
  'after-deploy':
    'Wird gefragt, sobald die neue Version läuft. Eine falsche Antwort zeigt die Schritte zur Wiederherstellung.',
  recovery: 'Wird nie gefragt: erscheint, wenn eine Regel nach dem Deploy nicht erfüllt ist.',
};

export const openNow = 'Offene Vorfälle';
export const somethingDown = 'Ist etwas ausgefallen?';
export const askPlaceholder = 'Ein Log, ein Fehler, ein Pfad, ein Dienst';
export const findIt = 'Suchen';
export const lastIncident = 'Letzter Vorfall';
export const openFollowUps = 'Offene Folgeaufgaben';
export const activeRules = 'Aktive Regeln';
export const none = 'keine';
export const latestIncidents = 'Neueste Vorfälle';
export const allIncidents = (count: number) => `Alle ${count} Vorfälle`;
export const followUpsNote =
  'Folgeaufgaben, die noch keine Notiz abgehakt hat: zuerst die überfälligen, dann die ältesten.';
export const followUpsChart = 'Vorfälle mit offenen Folgeaufgaben, nach Datum und Schwere';
export const followUpsDone = 'Alle Folgeaufgaben sind erledigt.';
export const overdue = 'überfällig';
export const overdueCount = (count: number) => `, ${count} überfällig`;
export const makeItARule = 'Zur Regel machen';
export const pasteTheRule =
  'Diese Zeile in der Notiz unter eine Überschrift „Before deploy“ setzen. Dann fragt jedes Deploy, ob es erledigt ist.';
export const foreignLede = 'Alle Markdown-Dateien des Ordners, wie sie sind.';

export const incidentsDescription = 'Alles, was schiefging, das Neueste zuerst.';
export const incidentsLede = 'Was schiefging, das Neueste zuerst.';
export const alsoBy = 'Weitere Listen:';
export const feed = 'Feed';
export const service = 'Dienst';
export const services = 'Dienste';
export const servicesLede = 'Was betroffen war, und wie oft.';
export const tag = 'Stichwort';
export const tags = 'Stichwörter';
export const tagsLede = 'Worum es bei den Vorfällen ging.';
export const year = 'Jahr';
export const years = 'Jahre';
export const yearsLede = 'Was schiefging, Jahr für Jahr.';
export const severity = 'Schweregrad';
export const chartLabel = 'Vorfälle nach Datum und Schweregrad';
export const noIncidents = 'Es gibt noch keine Vorfälle. So beginnt der erste:';
export const noGroups = 'Noch kein Vorfall nennt etwas.';
export const whatWentWrong = 'Was schiefging';
export const rulesFromThese = 'Regeln aus diesen Vorfällen';
export const rulesSince = (count: number) => `Seitdem ${ruleCount(count)}.`;
export const page = (number: number, of: number) => `Seite ${number} von ${of}`;
export const pages = 'Seiten';

export const filterIncidents = 'Vorfälle filtern';
export const filterRules = 'Regeln filtern';
export const any = 'alle';
export const clear = 'Leeren';
export const text = 'Text';
export const stage = 'Phase';
export const learnedFrom = 'Gelernt aus';
export const project = 'Projekt';
export const environment = 'Umgebung';
export const stack = 'Technik';
export const answeredBy = 'Beantwortet von';
export const anyMachine = 'jeder Maschine';
export const filteredRules = (shown: number, all: number) => `${shown} von ${ruleCount(all)}`;
export const filteredSteps = (shown: number, all: number) => `${shown} von ${stepCount(all)}`;
export const filteredRetired = (shown: number, all: number) => `${shown} von ${retiredCount(all)}`;
export const scope = 'Gefragt für';
export const onlySomeDeploys = 'Nur manche Deploys';
export const whyShort = 'Warum';
export const filteredIncidents = (shown: number, all: number) =>
  `${shown} von ${all} ${all === 1 ? 'Vorfall' : 'Vorfällen'}`;
export const noRuleMatches = 'Keine Regel passt zu diesen Filtern.';
export const noIncidentMatches = 'Kein Vorfall passt zu diesen Filtern.';
export const noList = 'Die Liste ist nicht erreichbar.';

export const incident = 'Vorfall';
export const began = 'Beginn';
export const noticedAt = 'Bemerkt';
export const noticedAtOnce = 'Sofort bemerkt';
export const restoredAt = 'Behoben';
export const otherMoments = 'Weitere Zeitpunkte des Verlaufs';
/** Words of a timeline that say that somebody noticed. */
export const saysNoticed = (text: string) =>
  /(?:alarm|bemerk|entdeck|gemeldet|meldung|beschwer|überwachung)/i.test(text);
export const lasted = 'Dauer';
export const notKnown = 'nicht bekannt';
export const status = 'Stand';
export const detectedBy = 'Entdeckt durch';
export const rulesAskedFor = 'Regeln gelten für';
export const recoverySteps = 'Schritte zur Wiederherstellung';
export const how = 'Wie';
export const askedStages = 'Vor oder nach dem Deploy';
export const whereYouAre = (when: string) => `bei Ihnen ${when}`;
export const onThisPage = 'Auf dieser Seite';
export const relatedIncidents = 'Verwandte Vorfälle';
export const inCommon = (what: string) => `Gemeinsam: ${what}`;
export const sharedLogLines = (count: number) => (count === 1 ? 'Logzeile mit' : 'Logzeilen mit');
export const sharedServices = (count: number) => (count === 1 ? 'Dienst' : 'Dienste');
export const sharedRules = (count: number) => (count === 1 ? 'Regel' : 'Regeln');
export const sharedTags = (count: number) => (count === 1 ? 'Stichwort' : 'Stichwörter');
export const beforeAndAfter = 'Vorfälle davor und danach';
export const earlier = 'Früher';
export const later = 'Später';
export const alsoTaughtBy = 'Auch gelernt aus';
export const timelineZone = (zone: string) =>
  `Zeiten in ${zone}, jeweils mit der Zeit seit dem ersten Ereignis.`;
export const about = 'etwa';
export const after = (time: string) => `nach ${time}`;
export const done = 'Erledigt';
export const linkCopied = 'Link kopiert';

export const writtenIn = 'Geschrieben in';
export const edit = 'Bearbeiten';
export const asMarkdown = 'Als Markdown';
export const lastChanged = 'Zuletzt geändert';

export const checklist = 'Checkliste';
export const checklistsDescription =
  'Was bei einem Deploy durchgegangen wird, von Hand oder vom Gate.';
export const checklistsLede =
  'Was bei einem Deploy durchgegangen wird. Das Gate fragt dasselbe, aus denselben Notizen.';
export const noChecklists = 'Es gibt noch keine Checklisten. So beginnt die erste:';
export const askedOnlyFor = (where: string) => `Nur gefragt für ${where}.`;
export const askedOnlyForLabel = 'Nur gefragt für';
export const forTheDeploy = 'Für das Deploy';
export const boxesTicked = 'Abgehakt';
export const doneCount = (done: number, all: number) =>
  done === all ? `Alle ${all} erledigt` : `${done} von ${all} erledigt`;
export const recoveryDone = (done: number, all: number) => `Wiederherstellung ${done} von ${all}`;
export const copyAsMarkdown = 'Als Markdown kopieren';
export const copyAsCommand = 'Als belay answer kopieren';
export const print = 'Drucken';
export const clearBoxes = 'Alle Haken entfernen';
export const boxesAreKept =
  'Die Haken bleiben in diesem Browser, für jedes Deploy eigene. Sie sind keine Antworten an das Gate: „Als belay answer kopieren“ gibt den Befehl dafür.';
export const rule = 'Regel';
export const rulesDescription = 'Jede Regel, die ein Deploy erfüllen muss, mit ihrem Grund.';
export const rulesLede =
  'Was die Notizen gelehrt haben, jeweils mit der Antwort, die ein Deploy weitergehen lässt.';
export const noRules =
  'Die Notizen enthalten noch keine Regel. Ein Listenpunkt unter einer Überschrift wie „Before deploy“ ist eine.';
export const retired = 'Außer Kraft';
export const retiredNote = 'Zum Nachlesen aufbewahrt, nie gefragt.';
export const everyDeploy = 'Jedes Deploy';
export const onlyWhere = (where: string) => `Nur für ${where}`;
export const only = (where: string) => `nur für ${where}`;
export const partOf = (group: string) => `Teil von „${group}“.`;
export const otherwise = (answer: string | undefined, because: string) =>
  answer === undefined ? `Sonst: ${because}` : `Wenn ${answer}: ${because}`;
export const yes = 'ja';
export const no = 'nein';
export const mustBe = (answer: string) => `Muss „${answer}“ sein.`;
export const mustBeDone = 'Muss erledigt sein.';
export const shouldBe = (answer: string) => `Sollte „${answer}“ sein; warnt nur.`;
export const shouldBeDone = 'Sollte erledigt sein; warnt nur.';
export const retiredRule = 'Außer Kraft, nie gefragt.';
export const recoveryStep = 'Schritt zur Wiederherstellung.';
export const tagRetired = 'außer Kraft';
export const tagStep = 'Schritt';
export const tagGoIf = (answer: string) => `los, wenn ${answer}`;
export const answers: Record<'yes' | 'no' | 'done', string> = {
  yes: 'ja',
  no: 'nein',
  done: 'erledigt',
};
export const checkedBy: Record<Check['kind'], string> = {
  person: 'Ein Mensch antwortet.',
  calendar: 'Der Kalender antwortet.',
  command: 'Ein Befehl prüft es.',
  drift: 'Geprüft durch Vergleich mit dem zuletzt angenommenen Stand.',
  http: 'Geprüft durch eine HTTP-Anfrage.',
  'linked-libraries': 'Geprüft durch Suche nach Bibliotheken.',
};
export const answerers: Record<Check['kind'], string> = {
  person: 'einem Menschen',
  calendar: 'dem Kalender',
  command: 'einem Befehl',
  drift: 'einem Vergleich',
  http: 'einer HTTP-Anfrage',
  'linked-libraries': 'einer Suche nach Bibliotheken',
};
export const calendarQuestions = {
  'last-working-day-of-week': 'letzter Arbeitstag der Woche',
  'first-working-day-after-vacation': 'erster Arbeitstag nach Ferien',
  'first-working-day-after-holiday': 'erster Arbeitstag nach einem Feiertag',
  'working-day-before-holiday': 'Arbeitstag vor einem Feiertag',
  'working-day': 'Arbeitstag',
};
export const between = (from: string, to: string) => `${from} bis ${to}`;
export const httpStatus = (status: number) => `Status ${status}`;
export const httpContains = (text: string) => `enthält „${text}“`;
export const httpWithin = (seconds: number) => `binnen ${seconds} s`;
export const httpJson = (path: string, value: string) => `${path} ist ${value}`;
export const httpFor = (seconds: number) => `${seconds} s lang`;
export const httpTlsDays = (days: number) => `Zertifikat noch mindestens ${days} Tage gültig`;
export const inProjects = (names: string) => `Projekt ${names}`;
export const inEnvironments = (names: string) => `Umgebung ${names}`;
export const inStacks = (names: string) => `Technik ${names}`;
export const why = 'Warum gefragt wird';
export const learnedOn = (day: string) => `Gelernt am ${day}.`;
export const askedEverywhere = 'Überall gefragt.';
export const askedFor = (where: string) => `Gefragt für ${where}.`;
export const howToFindOut = 'So findet man es heraus';
export const inRulesJson = 'In rules.json';
export const id = 'Id';
export const expects = 'Erwartet';
export const otherwiseIt = 'Sonst';
export const warns = 'warnt';
export const stops = 'hält an';
export const active = 'aktiv';
export const partOfLabel = 'Teil von';
export const howPersonAnswers = (who: string | undefined) =>
  `${who ? `Es antwortet: ${who},` : 'Ein Mensch antwortet:'} wenn das Gate fragt, oder vorab für genau den Commit, der ausgeliefert wird.`;
export const howCalendarAnswers = 'Der Kalender antwortet.';
export const howCommandAnswers = (name: string) =>
  `Das Gate führt den Befehl aus, den die belay.json des Projekts an „${name}“ bindet. Exit-Code 0 ist die gute Antwort.`;
export const howDriftAnswers = (name: string) =>
  `Das Gate führt den Befehl aus, den belay.json an „${name}“ bindet, und vergleicht die Ausgabe mit der zuletzt angenommenen.`;
export const howHttpAnswers = (url: string) =>
  `Das Gate fragt ${url} ab, bis die Antwort stimmt oder die Zeit um ist.`;
export const howLibrariesAnswer = (name: string) =>
  `Das Gate durchsucht den Ordner, den belay.json an „${name}“ bindet, nach zwei Versionen einer Bibliothek.`;

export const history = 'Verlauf';
export const seenByWatch = 'Vom Wächter gesehen';
export const stillFailing = 'noch gestört';
export const whatRulesDid = (from: string, to: string) =>
  `Was die Regeln bewirkt haben, ${from} bis ${to}`;
export const whatTheyDid = 'Was sie in einem Jahr bewirkt haben';
export const stoppedMost = 'Am häufigsten angehalten';
export const overriddenMost = 'Am häufigsten übergangen';
export const neverStoppedAnything = 'Ein Jahr lang nichts angehalten: stilllegen?';
export const askedCount = (count: number) =>
  count === 1 ? 'einmal gefragt' : `${count}-mal gefragt`;
export const lastTimes = (count: number) => `Die letzten ${count} Male, das neueste rechts`;
export const neverAsked = 'Noch in keinem aufgezeichneten Lauf gefragt.';
export const askedTimes = (asked: number, stopped: number, overridden: number) =>
  `${asked}-mal gefragt, ${stopped}-mal angehalten, ${overridden}-mal übergangen.`;
export const verdicts = {
  pass: 'bestanden',
  stop: 'angehalten',
  warn: 'gewarnt',
  unknown: 'angehalten, keine Antwort',
  overridden: 'übergangen',
};
export const noAnswer = 'keine Antwort';
export const answerWas = (answer: string) => `die Antwort war ${answer}`;
export const reason = (text: string) => `Grund: ${text}`;
export const newestOf = (shown: number, all: number) => `Die neuesten ${shown} von ${all}.`;
export const searchDescription = 'Das Journal durchsuchen.';
export const searchLede =
  'Fehlercodes, Pfade und Namen von Bibliotheken werden gefunden, wie sie geschrieben sind. Ein eingefügtes Log wird mit den Vorfällen verglichen.';
export const searchLabel = 'Vorfälle, Checklisten und Regeln durchsuchen, oder ein Log einfügen';
export const showMore = 'Mehr zeigen';
export const close = 'Schließen';
export const searchPage = 'Suchseite';
export const kind = 'Art';
export const kinds: Record<string, string> = {
  incident: 'Vorfall',
  checklist: 'Checkliste',
  rule: 'Regel',
  note: 'Notiz',
};
export const searchNeedsJs =
  'Die Suche arbeitet in Ihrem Browser und braucht JavaScript. Ohne sie steht hier alles mit Namen:';
export const results = (shown: number, all: number) =>
  all > shown
    ? `Die besten ${shown} von ${all} Treffern`
    : all === 1
      ? '1 Treffer'
      : `${all} Treffer`;
export const nothingFound = (query: string) =>
  query === '' ? 'Keine Treffer.' : `Für „${query}“ wurde nichts gefunden.`;
export const withoutFilters = (count: number) => `Ohne die Filter gibt es ${count} Treffer.`;
export const fewerWords = 'Weniger Wörter finden mehr.';
export const partOfWord = 'Versuchen Sie einen Teil davon.';
export const noIndexInDev =
  'Der Entwicklungsserver hat keinen Suchindex. `npm run build` erzeugt einen; `npm run preview` zeigt ihn.';
export const offlineNoIndex = 'Sie sind offline, und der Suchindex ist noch nicht geladen.';
export const noIndex = 'Der Suchindex ist nicht erreichbar.';
export const tryAgain = 'Noch einmal versuchen';

export const matchTitle = 'Log abgleichen';
export const matchDescription =
  'Ein Log einfügen und den Vorfall finden, zu dem es gehört, oder erfahren, dass es neu ist.';
export const matchLede =
  'Fügen Sie ein, was das Terminal zeigt. Das Journal sagt, zu welchem Vorfall es gehört, oder dass es neu ist. Das Log bleibt auf dieser Seite: nichts wird gesendet.';
export const theLog = 'Das Log';
export const chooseFile = 'Datei wählen';
export const orDrop = 'oder hier ablegen, beliebig groß.';
export const answer = 'Antwort';
export const matching = 'Das Log wird mit den Vorfällen verglichen…';
export const reading = (name: string) => `${name} wird gelesen…`;
export const matchFailed =
  'Der Index der Vorfälle ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.';
export const seenBefore = (percent: string) => `Schon da gewesen, ${percent}`;
export const possibleMatch = (percent: string) => `Möglicher Treffer, ${percent}`;
export const unlikelyMatch = (percent: string) => `Am nächsten, aber unwahrscheinlich: ${percent}`;
export const logLines = (count: number) =>
  count === 1 ? 'dieser Zeile' : `diesen ${count} Zeilen`;
export const fitsOne = (what: string) => `Ein Vorfall in diesem Journal passt zu ${what}.`;
export const fitsMany = (count: number, what: string) =>
  `${count} Vorfälle in diesem Journal passen zu ${what}.`;
export const isNew = (what: string, percent: string) =>
  `Noch nicht da gewesen: nichts in diesem Journal gleicht ${what} (${percent} sicher).`;
export const showsIn = (count: number) =>
  count === 1 ? 'Zeigt sich in einer Zeile' : `Zeigt sich in ${count} Zeilen`;
export const lineNumber = (line: number) => `Zeile ${line}`;
export const speaksAgainst = (missing: number, of: number) =>
  missing === of
    ? `Dagegen spricht: keine Ihrer ${of} Fehlerzeilen kommt in diesem Vorfall vor.`
    : `Dagegen spricht: ${missing} Ihrer ${of} Fehlerzeilen ${missing === 1 ? 'kommt' : 'kommen'} in diesem Vorfall nicht vor.`;
export const notThisIncident = 'Nicht dieser Vorfall';
export const notThisHint =
  'Fügen Sie diese Zeilen in den Kopf der Notiz des Vorfalls ein. Sie führen dann nicht mehr zu diesem Vorfall. Hat die Notiz schon eine solche Liste, fügen Sie nur die Einträge hinzu.';
export const alsoThisIncident = 'Auch dieser Vorfall';
export const alsoThisHint =
  'Fügen Sie diese Zeilen in den Kopf der Notiz des Vorfalls ein. Sie führen dann zu diesem Vorfall. Hat die Notiz schon eine solche Liste, fügen Sie nur die Einträge hinzu.';
export const orByCommand = 'Oder der Befehl schreibt sie in die Notiz:';
export const nothingToAdd =
  'Es gibt nichts hinzuzufügen: der Vorfall hat schon alle Fehlerzeilen dieses Logs.';
export const seeLines = 'Die Zeilen im Log ansehen';
export const beginNote = 'Daraus eine Notiz beginnen';
export const whereItShows = 'Wo es sich zeigt';
export const markedLogLabel = 'Das Log, die verräterischen Zeilen markiert';
export const incidentOfList = (place: number) => `Vorfall ${place} der Liste oben`;
export const draftTitle = 'Aus diesem Log eine Notiz beginnen';
export const draftWarning =
  'Tokens, Schlüssel, Passwörter und E-Mail-Adressen sind unkenntlich gemacht. Lesen Sie es trotzdem, bevor Sie es teilen: es kann Geheimnisse enthalten, die nur Sie erkennen.';
export const draftLabel = 'Was schiefging, in einer Zeile';
export const draftNeedsLetters = 'Ein Titel braucht Buchstaben.';
export const writeNote = 'Notiz schreiben';
export const saveItAs = (path: string) =>
  `Als ${path} speichern, beschreiben, was geschah, und belay lint ausführen.`;
export const theNote = 'Die Notiz';
export const copy = 'Kopieren';
export const copied = 'Kopiert';
export const notCopied = 'Nicht kopiert';
export const selectedToCopy = 'Markiert: mit der Tastatur kopieren.';
export const download = 'Herunterladen';
export const wrap = 'Umbrechen';
export const matchNeedsJs =
  'Der Abgleich arbeitet in Ihrem Browser und braucht JavaScript. Auf der Kommandozeile leistet dies dasselbe:';
export const matchable = (count: number) =>
  count === 0
    ? 'Noch kein Vorfall in diesem Journal zitiert ein Log.'
    : count === 1
      ? 'Ein Vorfall lässt sich an seinem Log erkennen.'
      : `${count} Vorfälle lassen sich an ihren Logs erkennen.`;
export const onTerminal = 'Im Terminal:';

export const note = 'Notiz';
export const notesDescription = 'Alle Notizen des Ordners.';
export const notesLede = 'Alle Markdown-Dateien des Ordners.';
export const noNotes = 'Hier gibt es keine einfachen Notizen.';
export const noFolder = 'Oberster Ordner';

export const notFound = 'Nicht gefunden';
export const noSuchPage = 'Diese Seite gibt es nicht';
export const mayBeRenamed =
  'Die Notiz wurde vielleicht umbenannt. Diese Seiten haben ähnliche Wörter:';
export const shortcuts = 'Tastenkürzel';
export const shortcutResults = 'Durch die Treffer';
export const shortcutFirst = 'Den ersten Treffer öffnen';
export const shortcutHelp = 'Diese Liste';

export const mayIDeploy = 'Darf ich heute deployen?';
export const askTheCalendar = 'Der Kalender weiß es';
export const answerNeedsScript =
  'Die Antwort wird in Ihrem Browser ermittelt und braucht JavaScript. Gefragt würden diese Regeln:';
export const dayVerdicts = {
  go: 'Der Kalender sagt ja',
  warn: 'Ja, mit einer Warnung',
  except: 'Der Kalender sagt ja',
  some: 'Halt für manche Deploys',
  hold: 'Halt',
  unknown: 'Halt: der Kalender weiß es nicht',
  off: 'Frei',
  silent: 'Der Kalender hat nichts zu sagen',
  empty: 'Noch keine Regeln',
};
export const dayStates = {
  go: 'ja',
  warn: 'Warnung',
  except: 'ja für die meisten',
  some: 'Halt für manche',
  hold: 'Halt',
  unknown: 'unbekannt',
  off: 'frei',
};
export const nowIn = (day: string, time: string, zone: string) => `${day}, ${time} in ${zone}.`;
export const noneHolds = (count: number) =>
  count === 1
    ? 'Die Kalenderregel für jedes Deploy hält es nicht auf.'
    : `Keine der ${count} Kalenderregeln für jedes Deploy hält es auf.`;
export const nobodyAtWork = (reason: string, holdsAny: boolean) =>
  holdsAny
    ? `${reason}. Niemand arbeitet.`
    : `${reason}. Keine Regel hält ein Deploy auf, aber niemand arbeitet.`;
export const weekend = 'Wochenende';
export const vacation = 'Urlaub';
export const freeFrom = (name: string, time: string) => `${name}, ab ${time}`;
export const noCalendarRules = (others: number) =>
  others === 1
    ? 'Keine Regel fragt den Kalender. Eine andere Regel fragt das Gate beim Deploy.'
    : `Keine Regel fragt den Kalender. ${others} andere Regeln fragt das Gate beim Deploy.`;
export const noRulesYet =
  'In den Notizen steht noch keine Regel, die vor einem Deploy gefragt wird. Ein Listenpunkt unter einer Überschrift wie „Before deploy“ ist eine.';
export const nextGo = (when: string) => `Wieder möglich: ${when}`;
export const todayFrom = (time: string) => `heute ab ${time}`;
export const dayFrom = (day: string, time: string) => `${day}, ab ${time}`;
export const so = (consequence: string) => ` Also: ${consequence}`;
export const deploysHeld = (held: number, count: number) =>
  `Nur für manche Deploys: ${held} von ${count} ${held === 1 ? 'hält' : 'halten'} jetzt auf`;
export const forWhere = (where: string) => ` für ${where}: `;
export const nextDays = 'Heute und die nächsten zehn Arbeitstage';
export const today = 'Heute';
export const daysOff = 'frei';
export const stateFrom = (state: string, time: string) => `${state} ab ${time}`;
export const beyondCalendar = 'Was der Kalender nicht beantworten kann';
export const questionsFor = { person: 'Fragen an Menschen:', machine: 'Fragen an Maschinen:' };
export const countForEvery = (count: number) => `${count} bei jedem Deploy`;
export const countForSome = (count: number) => `${count} nur bei manchen`;
export const gateAsksThese = 'Das Gate fragt danach, wenn Sie deployen.';
export const byHand = 'Zum Durchgehen von Hand:';
export const ruleVerbs = {
  pass: 'Sie lässt ein Deploy zu',
  warn: 'Sie warnt',
  stop: 'Sie hält auf',
  unknown: 'Sie hält auf',
};
export const answerIs = (answer: string | null) =>
  answer === null
    ? 'die Antwort ist nicht bekannt.'
    : `die Antwort ist ${answer === 'yes' ? 'ja' : answer === 'no' ? 'nein' : 'erledigt'}.`;
export const calendarNeedsScript =
  'Der Kalender antwortet in Ihrem Browser und braucht dazu JavaScript.';
export const exceptFor = (where: string) => `außer für ${where}`;
export const namely = (where: string) => `(${where})`;
export const holdsSome =
  'Keine Kalenderregel gilt für jedes Deploy, aber diese halten jetzt manche auf:';
