/** Words for a retraction in the languages of publications. */

/** The words of a language. */
export interface RetractionWords {
  /** Matches any of them in lower case. */
  words: RegExp
  /** The one that a message suggests. */
  example: string
}

export const english: RetractionWords = {
  words: /\bretract(?:s|ed|ing|ions?)?\b|\bwithdrawn\b/,
  example: 'retracted',
}

const norwegian = { words: /trukket tilbake|trekt tilbake|tilbaketr/, example: 'trukket tilbake' }

/** The same for other languages, by the first part of their tag. */
export const retractionWords: Readonly<Partial<Record<string, RetractionWords>>> = {
  ar: { words: /سحب|مسحوب|تراجع/, example: 'مسحوبة' },
  bg: { words: /оттегл/, example: 'оттеглена' },
  ca: { words: /retract|retira[dt]/, example: 'retractat' },
  cs: { words: /stažen|stáhl|retrahov|retrakc/, example: 'stažena' },
  da: { words: /trukket tilbage|tilbagetr|tilbagekald/, example: 'trukket tilbage' },
  de: {
    words: /zurückgezogen|zurückziehung|retraktion|retrahiert|widerruf/,
    example: 'zurückgezogen',
  },
  el: { words: /ανακλ[ήη]|αν[άα]κλησ|αποσ[ύυ]ρ|απ[όο]συρσ/, example: 'ανακλήθηκε' },
  es: { words: /retract|retirad[oa]/, example: 'retractado' },
  fa: { words: /پس گرفت|بازپس|سلب اعتبار/, example: 'پس گرفته شد' },
  fi: { words: /vedet\p{L}+ (?:pois|takaisin)|peruut|perut/u, example: 'vedetty takaisin' },
  fr: { words: /rétract|retiré/, example: 'rétracté' },
  he: { words: /נמשך|נמשכה|הוסר/, example: 'נמשך' },
  hi: { words: /वापस (?:ले|लि)/, example: 'वापस लिया गया' },
  hr: { words: /povuč|povlač/, example: 'povučen' },
  hu: { words: /visszavon/, example: 'visszavonták' },
  id: { words: /ditarik|penarikan/, example: 'ditarik' },
  it: { words: /ritratt|ritirat[oaie]/, example: 'ritrattato' },
  ja: { words: /撤回/, example: '撤回' },
  ko: { words: /철회/, example: '철회' },
  nb: norwegian,
  nl: { words: /ingetrokken|teruggetrokken|intrekking|retractie/, example: 'ingetrokken' },
  nn: norwegian,
  no: norwegian,
  pl: { words: /wycofa|retrakcj/, example: 'wycofana' },
  pt: { words: /retrat(?:ad|aç)|retirad[oa]/, example: 'retratado' },
  ro: { words: /retra[sg]|retract/, example: 'retras' },
  ru: { words: /отозва|отзыв|ретракц|ретрагир/, example: 'отозвана' },
  sk: { words: /stiahnu|retrakci/, example: 'stiahnutá' },
  sr: { words: /povuč|povlač|повуч|повлач/, example: 'повучен' },
  sv: { words: /återkalla|drag\p{L}* tillbaka|drogs tillbaka|tillbakadr/u, example: 'återkallad' },
  th: { words: /ถูกถอน|เพิกถอน|ถอนบทความ/, example: 'ถูกถอน' },
  tr: { words: /geri çek/, example: 'geri çekildi' },
  uk: { words: /відклик|ретракц/, example: 'відкликано' },
  vi: { words: /rút lại|bị rút|rút bài/, example: 'đã bị rút' },
  zh: { words: /撤回|撤稿|撤[销銷]/, example: '撤稿' },
}
