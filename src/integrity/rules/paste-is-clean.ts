import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { brokenFiles } from '../../publication/source.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { textsOf } from '../field-texts.ts'
import { type OwnWords, type WordSearch, ownWordsInRecords, ownWordsInText } from '../own-words.ts'

/** Text that a program leaves in what is copied from it. */
interface Leftover {
  pattern: RegExp
  problem: string
  hint: string
}

/** Phrases with which a chatbot speaks about itself or to its user. In quotation marks or emphasis, they are quoted. */
const chatbot: Leftover = {
  pattern:
    /(?<![*_])(?:\bAs an AI (?:language )?model\b|\b(?:as of|since) my (?:last|latest) (?:knowledge )?(?:update|cut-?off)\b|\bmy knowledge cut-?off\b|^(?:Certainly|Sure|Of course|Absolutely)(?:! (?:Here(?:['’]s| is| are)|I)|[,.] (?:Here(?:['’]s| is| are) (?:an?|some|the|your)|I(?:['’]d be (?:glad|happy)| can help)))\b|^I hope this helps\b|^Would you like me to\b|\bLet me know if you(?:['’]d| would) like\b)/gim,
  problem: 'is a phrase of a chatbot',
  hint: 'Remove the sentence, and check the text around it against its sources.',
}

/** Leftovers in the editors' own texts. */
const inTexts: readonly Leftover[] = [
  {
    // An expression in braces after it is reported by another rule.
    pattern:
      /:?\bcontentReference\[oaicite:\d+\](?!\{)|\[?\boaicite:\d+\]?(?![\]{])|【\d+†[^】\n]*】|[\uE200-\uE202]?(?:\bcite[\uE200-\uE202]?)?(?:turn\d+(?:academia|fetch|file|image|news|search|view)\d+[\uE200-\uE202]?)+/g,
    problem: 'is a citation mark of a chatbot, which does not link to a source',
    hint: 'Find the source and cite it by its key: `[@key]`.',
  },
  {
    pattern:
      /\bError! (?:Bookmark not defined|Hyperlink reference not valid|No text of specified style in document|Reference source not found)\.?/g,
    problem: 'is a broken cross-reference from a word processor',
    hint: 'Replace it with what it refers to.',
  },
  {
    pattern: /\bClick or tap (?:here )?to enter (?:a date|text)\.?/g,
    problem: 'is an empty field from a word processor',
    hint: 'Fill it in, or remove it.',
  },
  {
    pattern: /\bComment(?:ed)? ?\\?\[\p{Lu}{1,4}\d+(?:R\d+)?\\?\]:?/gu,
    problem: 'is a comment from a word processor',
    hint: 'Remove it, or turn it into a hidden comment: `{/* … */}`.',
  },
  {
    pattern:
      /\\?\[(audio|caption|contact-form-7|embed|et_pb_\w+|gallery|playlist|video|vc_\w+)\s+[\w-]+=[^\]\n]*\](?:[^[]{0,2000}\[\/\1\])?|\\?\[\/(?:audio|caption|embed|et_pb_\w+|gallery|playlist|video|vc_\w+)\\?\](?![([:])/g,
    problem: 'is a WordPress shortcode',
    hint: 'Write it in Markdown, for example an image as `![What it shows](./picture.png)`.',
  },
]

/** Garbled characters, in any text. */
const inCharacters: readonly Leftover[] = [
  {
    // UTF-8 bytes read as Windows-1252. At the end of words in capitals, Â and Ã are letters: «AMANHû.
    pattern:
      /â€(?:[\u0080-\u009F™œžš“”˜¢¦¡°‹›]|$)?|Ã[\u00A1-\u00AA\u00AC-\u00BA\u00BC-\u00BF]|(?<!\p{Lu})(?:Ã[\u00A0«»]|Â[\u00A0°±²³µ·«»®©£§½¼])|ï»¿|ï¿½|\uFFFD/gu,
    problem: 'is a character that was read in the wrong encoding',
    hint: 'Type the correct character, or copy the text again as UTF-8.',
  },
  {
    pattern: /[\uFB00-\uFB06]/g,
    problem: 'is a ligature from a PDF, so searches do not find the word',
    hint: 'Type its letters separately.',
  },
]

/** Text that mail programs add to a reader's email. */
const inMail: readonly Leftover[] = [
  {
    pattern:
      /^(?:Sent from my [^\n]{3,40}|Get Outlook for [^\n]{3,40}|-{2,}\s*(?:Forwarded message|Original Message)\s*-{2,}|On (?=[^\n]*(?:\d[:.]\d\d|[<@]))[^\n]{6,100}\bwrote:)\s*$/gim,
    problem: 'was added by a mail program',
    hint: 'Remove it, and any quoted email below it.',
  },
]

const maybeChatbot =
  /\bAI\b|knowledge|latest|\blast\b|^(?:Certainly|Sure|Of course|Absolutely|I hope|Would)|Let me know/im
const maybeLeftover =
  /oaicite|†|turn\d|Error!|Click or tap|Comment|\[\/?(?:audio|caption|contact|embed|et_pb|gallery|playlist|video|vc_)/im
const maybeGarbled = /[âÃÂï\uFFFD\uFB00-\uFB06]/

/** What to find in the editors' own texts. */
const searches: readonly (WordSearch & { kinds: readonly Leftover[] })[] = [
  { pattern: maybeChatbot, quotations: false, kinds: [chatbot] },
  { pattern: maybeLeftover, quotations: true, kinds: inTexts },
  { pattern: maybeGarbled, quotations: true, kinds: inCharacters },
]

/** Texts contain no leftovers of chatbots, word processors, websites or mail programs. */
export const pasteIsClean = defineRule({
  name: 'paste-is-clean',
  holds: 'Texts contain no leftovers of the programs they were copied from.',
  severity: 'error',
  // A file that is not UTF-8 was reported when it was read, and has a replacement character for each faulty one.
  checkText: (text, { isBroken, pointAt }) =>
    isBroken(text.record.file) ? [] : inOwnWords((search) => ownWordsInText(text, pointAt, search)),
  check(checked) {
    const broken = brokenFiles(checked.publication)
    return [
      ...inOwnWords((search) => ownWordsInRecords(checked, search)),
      ...inReferences(checked),
      ...inResponses(checked),
    ].filter(({ place }) => !broken.has(place.file))
  },
})

function inOwnWords(find: (search: WordSearch) => OwnWords[]): Problem[] {
  return searches.flatMap(({ kinds, ...search }) =>
    find(search).flatMap(({ record, text, where }) => leftoversIn(text, kinds, record, where)),
  )
}

/** Checks only the characters of a reference, because its words are those of the source. */
function inReferences({ references, pointAt }: RuleContext): Problem[] {
  return [...references.values()].flatMap(({ record }) =>
    textsOf(record.data, (value) => maybeGarbled.test(value))
      .filter(({ path: [field] }) => field !== 'remark' && field !== 'ignore')
      .flatMap(({ path, value }) =>
        leftoversIn(value, inCharacters, record, (words, offset) =>
          pointAt(record, path, words, 2 + offset),
        ),
      ),
  )
}

function inResponses({ responses }: RuleContext): Problem[] {
  return [...responses.values()].flatMap(({ record }) =>
    leftoversIn(record.body, [...inMail, ...inCharacters], record, (words, offset) => ({
      place: placeOfOffset(record.file, record.body, offset),
      length: words.length,
    })),
  )
}

/** Reports the leftovers in a text. The same words are reported once. */
function leftoversIn(
  text: string,
  kinds: readonly Leftover[],
  record: SourceRecord,
  where: OwnWords['where'],
): Problem[] {
  return kinds.flatMap(({ pattern, problem, hint }) => {
    const seen = new Set<string>()
    return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const words = found.trimEnd()
      if (seen.size === seen.add(words).size) return []
      const quoted = words.replaceAll('\\', '').replace(/\s+/g, ' ').slice(0, 60)
      return { ...where(words, index), message: `\`${quoted}\` ${problem}.`, hint, record }
    })
  })
}
