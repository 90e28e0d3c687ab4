/** Sitenin kendi sözcükleri, Türkçe. Ölçü `en.ts` dosyasıdır: orada ne varsa burada da vardır. */
import type { Check, Severity, Stage } from '../../rules/model.ts';

export const locale = 'tr-TR';

export const skipToContent = 'İçeriğe geç';
export const sections = 'Bölümler';
export const menu = 'Menü';
export const incidents = 'Olaylar';
export const checklists = 'Kontrol listeleri';
export const rules = 'Kurallar';
export const match = 'Eşleştir';
export const notes = 'Notlar';
export const search = 'Ara';
export const theme = (name: string) => `Tema: ${name}`;
export const themeNames = { system: 'sistem', light: 'açık', dark: 'koyu' };
export const keptBy = (title: string, author: string) => `${title}. Tutan: ${author}.`;
export const calendarZone = (zone: string) => `Takvim saatleri ${zone} saat dilimindedir.`;
export const asWritten = (title: string) => `${title}, yazarlarının yazdığı gibi.`;
export const forPrograms = 'Programlar için:';
export const feedOfIncidents = 'olay akışı';
export const diagnosticsTitle = (count: number) =>
  count === 1 ? 'Notlarda bir hata var' : `Notlarda ${count} hata var`;
export const incidentCount = (count: number) => `${count} olay`;
export const checklistCount = (count: number) => `${count} kontrol listesi`;
export const ruleCount = (count: number) => `${count} kural`;
export const stepCount = (count: number) => `${count} kurtarma adımı`;
export const retiredCount = (count: number) => `${count} kaldırılmış`;
export const noteCount = (count: number) => `${count} not`;
export const minutes = 'dk';
export const hours = 'sa';
export const days = 'gün';
export const since = (day: string) => `${day} tarihinden beri`;
export const daysAgo = (count: number) =>
  count === 0 ? 'bugün' : count === 1 ? 'dün' : `${count} gün önce`;
export const inAll = (duration: string) => `toplam ${duration}`;
export const lastOn = (day: string) => `en son ${day}`;
export const unresolvedCount = (count: number) => `${count} çözülmemiş`;
export const or = 'veya';
export const andMore = (count: number) => `ve ${count} tane daha`;

export const severityMeanings: Record<Severity, string> = {
  sev1: 'Önem derecesi 1, en ağırı',
  sev2: 'Önem derecesi 2',
  sev3: 'Önem derecesi 3',
  sev4: 'Önem derecesi 4, en hafifi',
};
export const statusNames: Record<string, string> = {
  open: 'açık',
  mitigated: 'hafifletildi',
  resolved: 'çözüldü',
};
export const stageNames: Record<Stage, string> = {
  'before-deploy': 'Yayından önce',
  'after-deploy': 'Yayından sonra',
  recovery: 'Kurtarma',
};
export const stageMeanings: Record<Stage, string> = {
  'before-deploy': 'Hiçbir şey değişmeden önce sorulur. Yanlış yanıt yayını durdurur.',
  'after-deploy': 'Yeni sürüm çalışınca sorulur. Yanlış yanıt kurtarma adımlarını gösterir.',
  recovery: 'Hiç sorulmaz: yayından sonraki bir kural sağlanmadığında gösterilir.',
};

export const openNow = 'Açık olaylar';
export const somethingDown = 'Bir sorun mu var?';
export const askPlaceholder = 'Bir günlük, hata, yol, servis';
export const findIt = 'Ara';
export const lastIncident = 'Son olay';
export const openFollowUps = 'Açık takip işleri';
export const activeRules = 'Etkin kurallar';
export const none = 'yok';
export const latestIncidents = 'Son olaylar';
export const allIncidents = (count: number) => `${count} olayın tümü`;
export const followUpsNote =
  'Hiçbir notta henüz işaretlenmemiş takip işleri: önce gecikenler, sonra en eskiler.';
export const followUpsChart = 'Açık takip işleri olan olaylar, tarihe ve önem derecesine göre';
export const followUpsDone = 'Bütün takip işleri tamamlandı.';
export const overdue = 'gecikti';
export const overdueCount = (count: number) => `, ${count} gecikmiş`;
export const makeItARule = 'Kural yap';
export const pasteTheRule =
  'Bu satırı nota, “Before deploy” başlığının altına ekleyin. Böylece her yayında yapılıp yapılmadığı sorulur.';
export const foreignLede = 'Klasördeki bütün Markdown dosyaları, oldukları gibi.';

export const incidentsDescription = 'Ters giden her şey, en yenisi önce.';
export const incidentsLede = 'Neler ters gitti, en yenisi önce.';
export const alsoBy = 'Diğer listeler:';
export const feed = 'Akış';
export const service = 'Servis';
export const services = 'Servisler';
export const servicesLede = 'Ne etkilendi ve ne sıklıkta.';
export const tag = 'Etiket';
export const tags = 'Etiketler';
export const tagsLede = 'Olaylar neyle ilgili.';
export const year = 'Yıl';
export const years = 'Yıllar';
export const yearsLede = 'Yıl yıl neler ters gitti.';
export const severity = 'Önem';
export const chartLabel = 'Tarihe ve önem derecesine göre olaylar';
export const noIncidents = 'Henüz olay yok. İlkini yazmak için:';
export const noGroups = 'Henüz hiçbir olay bunu belirtmiyor.';
export const whatWentWrong = 'Ne ters gitti';
export const rulesFromThese = 'Bu olaylardan çıkan kurallar';
export const rulesSince = (count: number) => `O günden beri ${count} kural soruluyor.`;
export const page = (number: number, of: number) => `Sayfa ${number} / ${of}`;
export const pages = 'Sayfalar';

export const filterIncidents = 'Olayları süz';
export const filterRules = 'Kuralları süz';
export const any = 'hepsi';
export const clear = 'Temizle';
export const text = 'Metin';
export const stage = 'Aşama';
export const learnedFrom = 'Kaynak olay';
export const project = 'Proje';
export const environment = 'Ortam';
export const stack = 'Teknoloji';
export const answeredBy = 'Yanıtlayan';
export const anyMachine = 'Herhangi bir makine';
export const filteredRules = (shown: number, all: number) => `${all} kuraldan ${shown} tanesi`;
export const filteredSteps = (shown: number, all: number) =>
  `${all} kurtarma adımından ${shown} tanesi`;
export const filteredRetired = (shown: number, all: number) =>
  `${all} kaldırılmış kuraldan ${shown} tanesi`;
export const scope = 'Sorulduğu yayın';
export const onlySomeDeploys = 'Yalnızca bazı yayınlar';
export const whyShort = 'Neden';
export const filteredIncidents = (shown: number, all: number) => `${all} olaydan ${shown} tanesi`;
export const noRuleMatches = 'Bu süzgeçlere uyan kural yok.';
export const noIncidentMatches = 'Bu süzgeçlere uyan olay yok.';
export const noList = 'Listeye ulaşılamıyor.';

export const incident = 'Olay';
export const began = 'Başlangıç';
export const noticedAt = 'Fark edildi';
export const noticedAtOnce = 'Hemen fark edildi';
export const restoredAt = 'Düzeldi';
export const otherMoments = 'Zaman çizelgesinin diğer anları';
/** Words of a timeline that say that somebody noticed. */
export const saysNoticed = (text: string) =>
  /(?:alarm|uyarı|fark e|bildir|şikayet|şikâyet|haber ver)/iu.test(text);
export const lasted = 'Süre';
export const notKnown = 'bilinmiyor';
export const status = 'Durum';
export const detectedBy = 'Fark eden';
export const rulesAskedFor = 'Kuralların geçerli olduğu yer';
export const recoverySteps = 'Kurtarma adımları';
export const how = 'Nasıl';
export const askedStages = 'Yayından önce ya da sonra';
export const whereYouAre = (when: string) => `sizin saatinizle ${when}`;
export const onThisPage = 'Bu sayfada';
export const relatedIncidents = 'İlgili olaylar';
export const inCommon = (what: string) => `Ortak: ${what}`;
export const sharedLogLines = (_count: number) => 'günlük satırları';
export const sharedServices = (_count: number) => 'servis';
export const sharedRules = (_count: number) => 'kural';
export const sharedTags = (_count: number) => 'etiket';
export const beforeAndAfter = 'Önceki ve sonraki olaylar';
export const earlier = 'Önceki';
export const later = 'Sonraki';
export const alsoTaughtBy = 'Bunu da öğreten:';
export const timelineZone = (zone: string) =>
  `Saatler ${zone} dilimindedir; her birinde ilk olaydan beri geçen süre yazar.`;
export const about = 'yaklaşık';
export const after = (time: string) => `${time} sonra`;
export const done = 'Tamam';
export const linkCopied = 'Bağlantı kopyalandı';

export const writtenIn = 'Dosya:';
export const edit = 'Düzenle';
export const asMarkdown = 'Markdown olarak';
export const lastChanged = 'Son değişiklik';

export const checklist = 'Kontrol listesi';
export const checklistsDescription = 'Yayında elle ya da kapıyla üzerinden geçilecekler.';
export const checklistsLede =
  'Yayında üzerinden geçilecekler. Kapı da aynı notlardan aynı soruları sorar.';
export const noChecklists = 'Henüz kontrol listesi yok. İlkini yazmak için:';
export const askedOnlyFor = (where: string) => `Yalnızca şunun için sorulur: ${where}.`;
export const askedOnlyForLabel = 'Yalnızca şunun için';
export const forTheDeploy = 'Hangi yayın için';
export const boxesTicked = 'İşaretlenen kutular';
export const doneCount = (done: number, all: number) =>
  done === all ? `${all} maddenin tümü tamam` : `${all} maddeden ${done} tanesi tamam`;
export const recoveryDone = (done: number, all: number) => `kurtarma ${done}/${all}`;
export const copyAsMarkdown = 'Markdown olarak kopyala';
export const copyAsCommand = 'belay answer olarak kopyala';
export const print = 'Yazdır';
export const clearBoxes = 'Bütün işaretleri kaldır';
export const boxesAreKept =
  'İşaretler bu tarayıcıda, her yayın için ayrı saklanır. Kapıya verilmiş yanıt sayılmazlar: bunun komutunu “belay answer olarak kopyala” verir.';
export const rule = 'Kural';
export const rulesDescription = 'Bir yayının sağlaması gereken bütün kurallar, gerekçeleriyle.';
export const rulesLede = 'Notların öğrettikleri, her biri yayının sürmesini sağlayan yanıtla.';
export const noRules =
  'Notlarda henüz kural yok. “Before deploy” gibi bir başlığın altındaki liste maddesi bir kuraldır.';
export const retired = 'Kaldırılmış';
export const retiredNote = 'Kayıt için saklanır, hiç sorulmaz.';
export const everyDeploy = 'Her yayın';
export const onlyWhere = (where: string) => `Yalnızca ${where}`;
export const only = (where: string) => `yalnızca ${where}`;
export const partOf = (group: string) => `“${group}” bölümünden.`;
export const otherwise = (answer: string | undefined, because: string) =>
  answer === undefined ? `Aksi hâlde: ${because}` : `Yanıt ${answer} ise: ${because}`;
export const yes = 'evet';
export const no = 'hayır';
export const mustBe = (answer: string) => `“${answer}” olmalı.`;
export const mustBeDone = 'Yapılmış olmalı.';
export const shouldBe = (answer: string) => `“${answer}” olması beklenir; yalnızca uyarır.`;
export const shouldBeDone = 'Yapılmış olması beklenir; yalnızca uyarır.';
export const retiredRule = 'Kaldırılmış, hiç sorulmaz.';
export const recoveryStep = 'Kurtarma adımı.';
export const tagRetired = 'kaldırılmış';
export const tagStep = 'adım';
export const tagGoIf = (answer: string) => `${answer} ise geç`;
export const answers: Record<'yes' | 'no' | 'done', string> = {
  yes: 'evet',
  no: 'hayır',
  done: 'yapıldı',
};
export const checkedBy: Record<Check['kind'], string> = {
  person: 'Bir kişi yanıtlar.',
  calendar: 'Takvim yanıtlar.',
  command: 'Bir komut denetler.',
  drift: 'Son kabul edilen durumla karşılaştırılır.',
  http: 'Bir HTTP isteğiyle denetlenir.',
  'linked-libraries': 'Kitaplık taramasıyla denetlenir.',
};
export const answerers: Record<Check['kind'], string> = {
  person: 'Kişi',
  calendar: 'Takvim',
  command: 'Komut',
  drift: 'Karşılaştırma',
  http: 'HTTP isteği',
  'linked-libraries': 'Kitaplık taraması',
};
export const calendarQuestions = {
  'last-working-day-of-week': 'haftanın son iş günü',
  'first-working-day-after-vacation': 'tatil dönüşü ilk iş günü',
  'first-working-day-after-holiday': 'resmî tatilden sonraki ilk iş günü',
  'working-day-before-holiday': 'resmî tatilden önceki iş günü',
  'working-day': 'iş günü',
};
export const between = (from: string, to: string) => `${from}–${to}`;
export const httpStatus = (status: number) => `durum ${status}`;
export const httpContains = (text: string) => `“${text}” içerir`;
export const httpWithin = (seconds: number) => `${seconds} sn içinde`;
export const httpJson = (path: string, value: string) => `${path}: ${value}`;
export const httpFor = (seconds: number) => `${seconds} sn boyunca`;
export const httpTlsDays = (days: number) => `sertifika en az ${days} gün daha geçerli`;
export const inProjects = (names: string) => `proje ${names}`;
export const inEnvironments = (names: string) => `ortam ${names}`;
export const inStacks = (names: string) => `teknoloji ${names}`;
export const why = 'Neden sorulur';
export const learnedOn = (day: string) => `${day} tarihinde öğrenildi.`;
export const askedEverywhere = 'Her yerde sorulur.';
export const askedFor = (where: string) => `Sorulduğu yer: ${where}.`;
export const howToFindOut = 'Nasıl anlaşılır';
export const inRulesJson = 'rules.json içinde';
export const id = 'Kimlik';
export const expects = 'Beklenen';
export const otherwiseIt = 'Aksi hâlde';
export const warns = 'uyarır';
export const stops = 'durdurur';
export const active = 'etkin';
export const partOfLabel = 'Bölüm';
export const howPersonAnswers = (who: string | undefined) =>
  `${who ? `Yanıtlayan: ${who},` : 'Bir kişi yanıtlar:'} kapı sorduğunda ya da tam olarak yayınlanan commit için önceden.`;
export const howCalendarAnswers = 'Takvim yanıtlar.';
export const howCommandAnswers = (name: string) =>
  `Kapı, projenin belay.json dosyasında “${name}” adına bağlanan komutu çalıştırır. Çıkış kodu 0 iyi yanıttır.`;
export const howDriftAnswers = (name: string) =>
  `Kapı, belay.json dosyasında “${name}” adına bağlanan komutu çalıştırır ve çıktısını son kabul edilenle karşılaştırır.`;
export const howHttpAnswers = (url: string) =>
  `Kapı, yanıt doğru olana ya da süre dolana kadar ${url} adresine istek gönderir.`;
export const howLibrariesAnswer = (name: string) =>
  `Kapı, belay.json dosyasında “${name}” adına bağlanan klasörde bir kitaplığın iki sürümünü arar.`;

export const history = 'Geçmiş';
export const seenByWatch = 'Nöbetçinin gördükleri';
export const stillFailing = 'hâlâ sorunlu';
export const whatRulesDid = (from: string, to: string) => `Kurallar ne yaptı, ${from} – ${to}`;
export const whatTheyDid = 'Bir yılda ne yaptıkları';
export const stoppedMost = 'En çok durduranlar';
export const overriddenMost = 'En çok geçersiz kılınanlar';
export const neverStoppedAnything = 'Bir yıldır hiçbir şeyi durdurmayanlar: emekli edilsin mi?';
export const askedCount = (count: number) => `${count} kez soruldu`;
export const lastTimes = (count: number) => `Son ${count} kez, en yenisi sağda`;
export const neverAsked = 'Kayıtlı hiçbir çalıştırmada henüz sorulmadı.';
export const askedTimes = (asked: number, stopped: number, overridden: number) =>
  `${asked} kez soruldu, ${stopped} kez durdurdu, ${overridden} kez geçersiz kılındı.`;
export const verdicts = {
  pass: 'geçti',
  stop: 'durdurdu',
  warn: 'uyardı',
  unknown: 'durdurdu, yanıt yok',
  overridden: 'geçersiz kılındı',
};
export const noAnswer = 'yanıt yok';
export const answerWas = (answer: string) => `yanıt: ${answer}`;
export const reason = (text: string) => `Gerekçe: ${text}`;
export const newestOf = (shown: number, all: number) => `${all} kayıttan en yeni ${shown} tanesi.`;
export const searchDescription = 'Günlükte ara.';
export const searchLede =
  'Hata kodları, yollar ve kitaplık adları yazıldıkları gibi bulunur. Yapıştırılan günlük olaylarla karşılaştırılır.';
export const searchLabel = 'Olaylarda, listelerde ve kurallarda arayın ya da bir günlük yapıştırın';
export const showMore = 'Daha fazla göster';
export const close = 'Kapat';
export const searchPage = 'Arama sayfası';
export const kind = 'Tür';
export const kinds: Record<string, string> = {
  incident: 'olay',
  checklist: 'kontrol listesi',
  rule: 'kural',
  note: 'not',
};
export const searchNeedsJs =
  'Arama tarayıcınızda çalışır ve JavaScript gerektirir. JavaScript olmadan her şey adıyla buradadır:';
export const results = (shown: number, all: number) =>
  all > shown ? `${all} sonuçtan ilk ${shown} tanesi` : `${all} sonuç`;
export const nothingFound = (query: string) =>
  query === '' ? 'Sonuç yok.' : `“${query}” için bir şey bulunamadı.`;
export const withoutFilters = (count: number) => `Süzgeçler olmadan ${count} sonuç var.`;
export const fewerWords = 'Daha az sözcük daha çok sonuç bulur.';
export const partOfWord = 'Bir bölümünü deneyin.';
export const noIndexInDev =
  'Geliştirme sunucusunda arama dizini yoktur. `npm run build` oluşturur; `npm run preview` gösterir.';
export const offlineNoIndex = 'Çevrimdışısınız ve arama dizini henüz yüklenmedi.';
export const noIndex = 'Arama dizinine ulaşılamıyor.';
export const tryAgain = 'Yeniden dene';

export const matchTitle = 'Günlük eşleştir';
export const matchDescription =
  'Bir günlük yapıştırın ve hangi olaydan geldiğini bulun ya da yeni olduğunu öğrenin.';
export const matchLede =
  'Terminalin gösterdiğini yapıştırın. Hangi olaydan geldiğini ya da yeni olduğunu görürsünüz. Günlük bu sayfada kalır: hiçbir yere gönderilmez.';
export const theLog = 'Günlük';
export const chooseFile = 'Dosya seç';
export const orDrop = 'ya da buraya bırakın; boyutu önemli değil.';
export const answer = 'Yanıt';
export const matching = 'Günlük olaylarla karşılaştırılıyor…';
export const reading = (name: string) => `${name} okunuyor…`;
export const matchFailed = 'Olay dizini yüklenemedi. Bağlantıyı denetleyip yeniden deneyin.';
export const seenBefore = (percent: string) => `Daha önce görüldü, ${percent}`;
export const possibleMatch = (percent: string) => `Olası eşleşme, ${percent}`;
export const unlikelyMatch = (percent: string) => `En yakını, ama olası değil: ${percent}`;
export const logLines = (count: number) => (count === 1 ? 'bu satıra' : `bu ${count} satıra`);
export const fitsOne = (what: string) => `Bir olay ${what} uyuyor.`;
export const fitsMany = (count: number, what: string) => `${count} olay ${what} uyuyor.`;
export const isNew = (what: string, percent: string) =>
  `Daha önce görülmedi: hiçbir olay ${what} benzemiyor (${percent} kesin).`;
export const showsIn = (count: number) => `${count} satırda görünüyor`;
export const lineNumber = (line: number) => `satır ${line}`;
export const speaksAgainst = (missing: number, of: number) =>
  missing === of
    ? `Aleyhine: ${of} hata satırınızın hiçbiri bu olayda yok.`
    : `Aleyhine: ${of} hata satırınızdan ${missing} tanesi bu olayda yok.`;
export const notThisIncident = 'Bu olay değil';
export const notThisHint =
  'Bu satırları olayın notunun ön bilgisine ekleyin. Satırlar bir daha bu olaya götürmez. Notta böyle bir liste varsa yalnızca öğeleri ekleyin.';
export const alsoThisIncident = 'Bu olay da';
export const alsoThisHint =
  'Bu satırları olayın notunun ön bilgisine ekleyin. Satırlar bundan sonra bu olaya götürür. Notta böyle bir liste varsa yalnızca öğeleri ekleyin.';
export const orByCommand = 'Ya da satırları nota komut yazsın:';
export const nothingToAdd =
  'Eklenecek bir şey yok: bu günlükteki bütün hata satırları olayda zaten var.';
export const seeLines = 'Günlükteki satırları gör';
export const beginNote = 'Bundan bir olay notu başlat';
export const whereItShows = 'Nerede görünüyor';
export const markedLogLabel = 'Günlük, belirleyici satırları işaretli';
export const incidentOfList = (place: number) => `Yukarıdaki listenin ${place}. olayı`;
export const draftTitle = 'Bu günlükten bir not başlat';
export const draftWarning =
  'Jetonlar, anahtarlar, parolalar ve e-posta adresleri gizlendi. Yine de paylaşmadan önce okuyun: yalnızca sizin tanıyacağınız sırlar kalmış olabilir.';
export const draftLabel = 'Ne ters gitti, tek satırda';
export const draftNeedsLetters = 'Başlıkta harf olmalı.';
export const writeNote = 'Notu yaz';
export const saveItAs = (path: string) =>
  `${path} olarak kaydedin, ne olduğunu anlatın ve belay lint çalıştırın.`;
export const theNote = 'Not';
export const copy = 'Kopyala';
export const copied = 'Kopyalandı';
export const notCopied = 'Kopyalanamadı';
export const selectedToCopy = 'Seçildi: klavyenizle kopyalayın.';
export const download = 'İndir';
export const wrap = 'Satırları kır';
export const matchNeedsJs =
  'Eşleştirme tarayıcınızda çalışır ve JavaScript gerektirir. Komut satırında aynısını şu yapar:';
export const matchable = (count: number) =>
  count === 0
    ? 'Henüz hiçbir olay bir günlükten alıntı yapmıyor.'
    : `${count} olay günlüğünden tanınabilir.`;
export const onTerminal = 'Terminalde:';

export const note = 'Not';
export const notesDescription = 'Klasördeki bütün notlar.';
export const notesLede = 'Klasördeki bütün Markdown dosyaları.';
export const noNotes = 'Burada düz not yok.';
export const noFolder = 'Üst klasör';

export const notFound = 'Bulunamadı';
export const noSuchPage = 'Böyle bir sayfa yok';
export const mayBeRenamed = 'Notun adı değişmiş olabilir. Benzer sözcükler içeren sayfalar:';
export const shortcuts = 'Klavye kısayolları';
export const shortcutResults = 'Sonuçlar arasında';
export const shortcutFirst = 'İlk sonucu aç';
export const shortcutHelp = 'Bu liste';

export const mayIDeploy = 'Bugün yayına alabilir miyim?';
export const askTheCalendar = 'Takvime sor';
export const answerNeedsScript =
  'Yanıt tarayıcınızda bulunur ve JavaScript gerektirir. Şu kurallar sorulur:';
export const dayVerdicts = {
  go: 'Takvime göre olur',
  warn: 'Olur, bir uyarıyla',
  except: 'Takvime göre olur',
  some: 'Bazı yayınlar için dur',
  hold: 'Dur',
  unknown: 'Dur: takvim bilmiyor',
  off: 'Tatil günü',
  silent: 'Takvimin diyeceği yok',
  empty: 'Henüz kural yok',
};
export const dayStates = {
  go: 'olur',
  warn: 'uyarı',
  except: 'çoğu için olur',
  some: 'bazıları için dur',
  hold: 'dur',
  unknown: 'bilinmiyor',
  off: 'tatil',
};
export const nowIn = (day: string, time: string, zone: string) =>
  `${day}, ${zone} saatiyle ${time}.`;
export const noneHolds = (count: number) =>
  count === 1
    ? 'Takvim kuralı hiçbir yayını durdurmuyor.'
    : `${count} takvim kuralından hiçbiri bir yayını durdurmuyor.`;
export const nobodyAtWork = (reason: string, holdsAny: boolean) =>
  holdsAny
    ? `${reason}. Kimse işte değil.`
    : `${reason}. Hiçbir kural durdurmuyor, ama kimse işte değil.`;
export const weekend = 'Hafta sonu';
export const vacation = 'İzin';
export const freeFrom = (name: string, time: string) => `${name}, saat ${time} itibarıyla`;
export const noCalendarRules = (others: number) =>
  `Takvime sorulan kural yok. Kapı, yayın sırasında ${others} başka kural sorar.`;
export const noRulesYet =
  'Notlarda yayından önce sorulan bir kural henüz yok. “Before deploy” gibi bir başlığın altındaki liste maddesi bir kuraldır.';
export const nextGo = (when: string) => `Sonraki uygun zaman: ${when}`;
export const todayFrom = (time: string) => `bugün ${time} itibarıyla`;
export const dayFrom = (day: string, time: string) => `${day}, ${time} itibarıyla`;
export const so = (consequence: string) => ` Öyleyse: ${consequence}`;
export const deploysHeld = (held: number, count: number) =>
  `Yalnızca bazı yayınlar için: ${count} kuraldan ${held} tanesi şimdi durduruyor`;
export const forWhere = (where: string) => ` ${where} için: `;
export const nextDays = 'Bugün ve sonraki on iş günü';
export const today = 'Bugün';
export const daysOff = 'tatil';
export const stateFrom = (state: string, time: string) => `${time} itibarıyla ${state}`;
export const beyondCalendar = 'Takvimin yanıtlayamadıkları';
export const questionsFor = { person: 'İnsanlara sorulanlar:', machine: 'Makinelere sorulanlar:' };
export const countForEvery = (count: number) => `her yayın için ${count}`;
export const countForSome = (count: number) => `yalnızca bazıları için ${count}`;
export const gateAsksThese = 'Kapı, yayın sırasında bunları sorar.';
export const byHand = 'Elle geçmek için:';
export const ruleVerbs = {
  pass: 'Yayına izin veriyor',
  warn: 'Uyarıyor',
  stop: 'Durduruyor',
  unknown: 'Durduruyor',
};
export const answerIs = (answer: string | null) =>
  answer === null
    ? 'yanıt bilinmiyor.'
    : `yanıt: ${answer === 'yes' ? 'evet' : answer === 'no' ? 'hayır' : 'yapıldı'}.`;
export const calendarNeedsScript =
  'Takvim tarayıcınızda yanıt verir; bunun için JavaScript gerekir.';
export const exceptFor = (where: string) => `ancak şunlar dışında: ${where}`;
export const namely = (where: string) => `(${where})`;
export const holdsSome =
  'Her yayına sorulan bir takvim kuralı yok, ama şunlar bazılarını durduruyor:';
