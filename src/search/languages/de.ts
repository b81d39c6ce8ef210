import type { SearchLanguage } from './language.ts'

/** Splits lists that are written as one text. */
const words = (text: string) => text.trim().split(/\s+/)

/** German. Folded words have no umlauts; “ß” may be written “ss”, and “ü” “ue”. */
export const german: SearchLanguage = {
  silent: words(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen ist sind war waren sein wird werden wurde
    kann konnen konnte darf durfen soll sollte muss mussen will wollen mag hat haben hatte ich du er sie es wir ihr mich mir
    dich dir uns euch mein meine dein deine sich man was wer wen wem wie wo wann warum wieso weshalb welche welcher welches
    ob wenn dass oder und aber nicht nur auch noch schon so sehr mehr von vom in im an am auf zu zum zur fur mit ohne bei
    beim aus nach vor uber unter durch gegen um als denn da dann hier etwas alle alles jede jeder jedes wirklich wahr stimmt
    bitte gibt geben
  `),
  asking: words(`
    heilen heilt heilung behandeln behandelt behandlung therapie helfen hilft wirken wirkt wirkung wirksam wirksamkeit
    sicher sicherheit gefahrlich gefahr risiko risiken nebenwirkung nebenwirkungen kosten kostet preis teuer legal illegal
    erlaubt zugelassen zulassung gut schlecht besser beste beweis beweise bewiesen belegt studie studien arzt arzte klinik
    patienten menschen nutzen brauchen braucht verhindern lindern lindert verbessern ersetzen
  `),
  spellings: [
    [/ss/, '\u00df'],
    [/\u00df/, 'ss'],
    [/ae/, 'a'],
    [/oe/, 'o'],
    [/ue/, 'u'],
    [/ph/, 'f'],
    [/f/, 'ph'],
    [/c/, 'z', 'k'],
    [/z/, 'c'],
    [/k/, 'c'],
  ],
  plurals: [
    [/(?:e|en|n|er|s)$/, ''],
    [/$/, 'e', 'en', 'n', 'er', 's'],
  ],
}
