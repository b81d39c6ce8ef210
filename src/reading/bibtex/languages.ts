/** The names that babel and biblatex have for languages, as BCP 47 codes (biblatex manual, "Supported languages"). */
const codes: Record<string, string> = Object.fromEntries(
  `
  acadian fr-CA, afrikaans af, albanian sq, american en-US, amharic am, arabic ar, armenian hy, asturian ast,
  australian en-AU, austrian de-AT, basque eu, belarusian be, bengali bn, bosnian bs, brazil pt-BR, brazilian pt-BR,
  breton br, british en-GB, bulgarian bg, canadian en-CA, canadien fr-CA, catalan ca, chinese zh, croatian hr,
  czech cs, danish da, dutch nl, english en, esperanto eo, estonian et, ethiopic am, farsi fa, finnish fi,
  francais fr-FR, français fr-FR, french fr-FR, friulan fur, galician gl, georgian ka, german de-DE, germanb de-DE,
  greek el, hebrew he, hindi hi, hungarian hu, icelandic is, indonesian id, interlingua ia, irish ga, italian it,
  japanese ja, korean ko, kurdish ku, latin la, latvian lv, lithuanian lt, lowersorbian dsb, macedonian mk, magyar hu,
  malay ms, marathi mr, mexican es-MX, mongolian mn, naustrian de-AT, newzealand en-NZ, ngerman de-DE, nko nqo, norsk nb,
  norwegian no, nswissgerman de-CH, nynorsk nn, occitan oc, persian fa, piedmontese pms, pinyin zh, polish pl,
  polutonikogreek grc, polytonicgreek grc, portuges pt-PT, portuguese pt-PT, romanian ro, romansh rm, russian ru,
  samin se, sanskrit sa, scottish gd, serbian sr-Latn, serbianc sr-Cyrl, slovak sk, slovene sl, slovenian sl,
  spanish es, spanishmx es-MX, swedish sv, swissgerman de-CH, syriac syr, tamil ta, telugu te, thai th, tibetan bo,
  turkish tr, turkmen tk, ukenglish en-GB, ukrainian uk, uppersorbian hsb, urdu ur, usenglish en-US,
  usorbian hsb, vietnamese vi, welsh cy, deutsch de, español es, espanol es, italiano it, português pt, portugues pt-PT,
  nederlands nl, svenska sv, dansk da, polski pl, русский ru, englisch en, anglais en, inglés en
  `
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)

/**
 * The code of a language that is written as a name of babel (`ngerman`), as a localisation key (`langgerman`) or as a
 * code; `undefined` for anything else, such as two languages.
 */
export function languageCode(written: string): string | undefined {
  const name = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  const known = codes[name] ?? codes[name.replaceAll('-', '')] ?? codes[name.replace(/^lang/, '')]
  if (known !== undefined) return known
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(name)) return undefined
  try {
    return Intl.getCanonicalLocales(name)[0]
  } catch {
    return undefined
  }
}

/**
 * Returns the code of the first language that is known in a text with one or more.
 *
 * @example firstLanguageCode('german and english') // => 'de-DE'
 */
export function firstLanguageCode(written: string): string | undefined {
  const whole = languageCode(written)
  if (whole !== undefined) return whole
  const parts = written.split(/\s*[;,/&+|]\s*|\s+(?:and|und|et|y|e)\s+/)
  return parts.map((part) => languageCode(part)).find((code) => code !== undefined)
}

const englishNames = new Intl.DisplayNames('en', { type: 'language' })

/**
 * Returns babel's name of a language, without its region.
 *
 * @param tag a BCP 47 tag
 * @returns `undefined` if babel has no name for it, or the text is no tag
 * @example babelName('de-AT') // => 'ngerman'
 */
export function babelName(tag: string): string | undefined {
  const [, language] = /^([a-z]{2,3})(?:-[a-z\d]{2,8})*$/i.exec(tag) ?? []
  if (language === undefined) return undefined
  const name = englishNames.of(language)?.toLowerCase() ?? ''
  // `german` has the spelling of before 1996.
  return Object.hasOwn(codes, name) ? name.replace(/^german$/, 'ngerman') : undefined
}
