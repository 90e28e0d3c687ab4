/** Yes and no in many languages: to notice a rule in a language for which the journal has no words yet. */

const FOREIGN: Readonly<Record<'yes' | 'no', string>> = {
  yes: [
    'evet ja oui si sí sì sim hai joo kyllä tak ano áno igen da да так ναι نعم بله כן हाँ 是 是的 对 有 はい',
    '예 네 có ya ใช่ bəli erê po jah jā taip bai ie sea haa',
  ].join(' '),
  no: [
    'hayır nein non não nee nej nei ei nie ne nem nu нет не ні όχι لا خیر לא नहीं 否 不 没有 いいえ 아니요 아니오 아뇨',
    'không tidak ไม่ xeyr na jo nē ez',
  ].join(' '),
};

/** Words of other languages for the two answers, folded. Those of English are not among them. */
export const FOREIGN_ANSWERS: ReadonlySet<string> = new Set(
  Object.values(FOREIGN)
    .join(' ')
    .split(' ')
    .map((word) =>
      word.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i'),
    ),
);
