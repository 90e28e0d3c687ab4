/** The same messages from systems set to another language, as C libraries, PostgreSQL and .NET print them. */
type Phrases = readonly (readonly [english: string, translated: string])[];

const GERMAN: Phrases = [
  ['Connection refused', 'Verbindungsaufbau abgelehnt'],
  ['Connection timed out', 'Die Wartezeit für die Verbindung ist abgelaufen'],
  ['Connection reset by peer', 'Die Verbindung wurde vom Kommunikationspartner zurückgesetzt'],
  ['No such file or directory', 'Datei oder Verzeichnis nicht gefunden'],
  ['Permission denied', 'Keine Berechtigung'],
  ['No space left on device', 'Auf dem Gerät ist kein Speicherplatz mehr verfügbar'],
  ['Too many open files', 'Zu viele offene Dateien'],
  ['Address already in use', 'Die Adresse wird bereits verwendet'],
  ['Broken pipe', 'Datenübergabe unterbrochen'],
  ['No route to host', 'Keine Route zum Zielrechner'],
  ['Cannot allocate memory', 'Nicht genügend Hauptspeicher verfügbar'],
  ['Read-only file system', 'Das Dateisystem ist nur lesbar'],
  ['Operation not permitted', 'Die Operation ist nicht erlaubt'],
  ['Segmentation fault', 'Speicherzugriffsfehler'],
  ['ERROR:  ', 'FEHLER:  '],
  ['does not exist', 'existiert nicht'],
  [
    'duplicate key value violates unique constraint',
    'doppelter Schlüsselwert verletzt Unique-Constraint',
  ],
  ['canceling statement due to', 'storniere Anfrage wegen'],
  ['could not', 'konnte nicht'],
  [
    'Object reference not set to an instance of an object',
    'Der Objektverweis wurde nicht auf eine Objektinstanz festgelegt',
  ],
  ['   at ', '   bei '],
  ['Failed to', 'Fehler beim'],
  ['permission denied', 'keine Berechtigung'],
  ['column', 'Spalte'],
];

const TURKISH: Phrases = [
  ['Connection refused', 'Bağlantı reddedildi'],
  ['Connection timed out', 'Bağlantı zaman aşımına uğradı'],
  ['Connection reset by peer', 'Bağlantı karşı taraftan sıfırlandı'],
  ['No such file or directory', 'Böyle bir dosya ya da dizin yok'],
  ['Permission denied', 'Erişim engellendi'],
  ['No space left on device', 'Aygıt üzerinde boş yer kalmadı'],
  ['Too many open files', 'Çok fazla açık dosya'],
  ['Address already in use', 'Adres zaten kullanımda'],
  ['Broken pipe', 'Kırık boru'],
  ['No route to host', 'Sunucuya yol yok'],
  ['Cannot allocate memory', 'Bellek ayrılamadı'],
  ['Segmentation fault', 'Parçalama arızası'],
  ['ERROR:  ', 'HATA:  '],
  ['does not exist', 'mevcut değil'],
  [
    'duplicate key value violates unique constraint',
    'tekrar eden kayıt benzersiz kısıtlamasını ihlal ediyor',
  ],
  ['could not', 'yapılamadı'],
  [
    'Object reference not set to an instance of an object',
    'Nesne başvurusu bir nesnenin örneğine ayarlanmadı',
  ],
  ['   at ', '   konum: '],
  ['Failed to', 'Başarısız:'],
  ['column', 'kolon'],
];

const FRENCH: Phrases = [
  ['Connection refused', 'Connexion refusée'],
  ['Connection timed out', 'Connexion terminée par expiration du délai d’attente'],
  ['Connection reset by peer', 'Connexion ré-initialisée par le correspondant'],
  ['No such file or directory', 'Aucun fichier ou dossier de ce type'],
  ['Permission denied', 'Permission non accordée'],
  ['No space left on device', 'Aucun espace disponible sur le périphérique'],
  ['Too many open files', 'Trop de fichiers ouverts'],
  ['Address already in use', 'Adresse déjà utilisée'],
  ['ERROR:  ', 'ERREUR:  '],
  ['does not exist', 'n’existe pas'],
  [
    'duplicate key value violates unique constraint',
    'la valeur d’une clé dupliquée rompt la contrainte unique',
  ],
  ['could not', 'n’a pas pu'],
  ['   at ', '   à '],
  ['Failed to', 'Échec de'],
  ['column', 'la colonne'],
];

export const LANGUAGES: Record<string, Phrases> = {
  German: GERMAN,
  Turkish: TURKISH,
  French: FRENCH,
};

/** The text with each phrase translated that the language has. */
export function translate(text: string, phrases: Phrases): string {
  return phrases.reduce(
    (done, [english, translated]) => done.replaceAll(english, translated),
    text,
  );
}
