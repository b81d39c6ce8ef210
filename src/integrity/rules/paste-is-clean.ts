import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { textsOf } from '../fields.ts'
import { ownWords } from '../own-words.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** What a program leaves in a text that is copied out of it. */
interface Leftover {
  pattern: RegExp
  says: string
  hint: string
}

/** What a chatbot says of itself or to its user. In quotation marks or emphasis it is quoted. */
const chatbot: Leftover = {
  pattern:
    /(?<![*_])(?:\bAs an AI (?:language )?model\b|\b(?:as of|since) my (?:last|latest) (?:knowledge )?(?:update|cut-?off)\b|\bmy knowledge cut-?off\b|^(?:Certainly|Sure|Of course|Absolutely)(?:! (?:Here(?:['’]s| is| are)|I)|[,.] (?:Here(?:['’]s| is| are) (?:an?|some|the|your)|I(?:['’]d be (?:glad|happy)| can help)))\b|^I hope this helps\b|^Would you like me to\b|\bLet me know if you(?:['’]d| would) like\b)/gim,
  says: 'is a chatbot speaking to its user',
  hint: 'Remove the sentence, and check what stands around it against its sources.',
}

/** What programs leave in texts of the editors. */
const inTexts: readonly Leftover[] = [
  {
    // An expression in braces after it is reported for itself.
    pattern:
      /:?\bcontentReference\[oaicite:\d+\](?!\{)|\[?\boaicite:\d+\]?(?![\]{])|【\d+†[^】\n]*】|[\uE200-\uE202]?(?:\bcite[\uE200-\uE202]?)?(?:turn\d+(?:academia|fetch|file|image|news|search|view)\d+[\uE200-\uE202]?)+/g,
    says: 'is left over from a chatbot, whose sources it does not show',
    hint: 'Find the source, and cite it by its key: `[@key]`.',
  },
  {
    pattern:
      /\bError! (?:Bookmark not defined|Hyperlink reference not valid|No text of specified style in document|Reference source not found)\.?/g,
    says: 'is a cross-reference of a word processor that leads nowhere',
    hint: 'Write what it refers to.',
  },
  {
    pattern: /\bClick or tap (?:here )?to enter (?:a date|text)\.?/g,
    says: 'is an empty field of a word processor',
    hint: 'Fill it in, or remove it.',
  },
  {
    pattern: /\bComment(?:ed)? ?\\?\[\p{Lu}{1,4}\d+(?:R\d+)?\\?\]:?/gu,
    says: 'is a comment of a word processor',
    hint: 'Remove it, or keep it in a comment: `{/* … */}`.',
  },
  {
    pattern:
      /\\?\[(audio|caption|contact-form-7|embed|et_pb_\w+|gallery|playlist|video|vc_\w+)\s+[\w-]+=[^\]\n]*\](?:[^[]{0,2000}\[\/\1\])?|\\?\[\/(?:audio|caption|embed|et_pb_\w+|gallery|playlist|video|vc_\w+)\\?\](?![([:])/g,
    says: 'is a shortcode of WordPress',
    hint: 'Write it in Markdown: a picture is `![What it shows](./picture.png)`.',
  },
]

/** What goes wrong with the characters of any text. */
const inCharacters: readonly Leftover[] = [
  {
    // The bytes of UTF-8 taken for those of Windows-1252. At the end of words in capitals, Â and Ã are letters: «AMANHû.
    pattern:
      /â€(?:[\u0080-\u009F™œžš“”˜¢¦¡°‹›]|$)?|Ã[\u00A1-\u00AA\u00AC-\u00BA\u00BC-\u00BF]|(?<!\p{Lu})(?:Ã[\u00A0«»]|Â[\u00A0°±²³µ·«»®©£§½¼])|ï»¿|ï¿½|\uFFFD/gu,
    says: 'is a character that was read in the wrong encoding',
    hint: 'Type the character that was there, or copy the text again as UTF-8.',
  },
  {
    pattern: /[\uFB00-\uFB06]/g,
    says: 'is a ligature from a PDF, with which the word is not found',
    hint: 'Type its letters one by one.',
  },
]

/** What mail programs add to what a reader wrote. */
const inMail: readonly Leftover[] = [
  {
    pattern:
      /^(?:Sent from my [^\n]{3,40}|Get Outlook for [^\n]{3,40}|-{2,}\s*(?:Forwarded message|Original Message)\s*-{2,}|On (?=[^\n]*(?:\d[:.]\d\d|[<@]))[^\n]{6,100}\bwrote:)\s*$/gim,
    says: 'was added by a mail program',
    hint: 'Remove it, with the quoted letter below it.',
  },
]

const signOfChatbot =
  /\bAI\b|knowledge|latest|\blast\b|^(?:Certainly|Sure|Of course|Absolutely|I hope|Would)|Let me know/im
const signOfText =
  /oaicite|†|turn\d|Error!|Click or tap|Comment|\[\/?(?:audio|caption|contact|embed|et_pb|gallery|playlist|video|vc_)/im
const signOfCharacters = /[âÃÂï\uFFFD\uFB00-\uFB06]/

/** No text holds what a chatbot, word processor, website or mail program left in it. */
export const pasteIsClean = defineRule({
  name: 'paste-is-clean',
  holds: 'No text holds leftovers of the program it was copied from.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  // Where a file is not UTF-8, its reader has said so, and put a sign of its own for each character.
  const broken = new Set(checked.publication.problems.map(({ place }) => place.file))
  return leftovers(checked).filter(({ place }) => !broken.has(place.file))
}

const leftovers = (checked: RuleContext): Problem[] => [
  ...ownWords(checked, signOfChatbot, { quotations: false }).flatMap(({ record, text, where }) =>
    leftoversIn(text, [chatbot]).map(({ words, offset, ...rest }) =>
      toProblem(rest, words, where(words, offset), record),
    ),
  ),
  ...ownWords(checked, signOfText).flatMap(({ record, text, where }) =>
    leftoversIn(text, inTexts).map(({ words, offset, ...rest }) =>
      toProblem(rest, words, where(words, offset), record),
    ),
  ),
  ...ownWords(checked, signOfCharacters).flatMap(({ record, text, where }) =>
    leftoversIn(text, inCharacters).map(({ words, offset, ...rest }) =>
      toProblem(rest, words, where(words, offset), record),
    ),
  ),
  ...inReferences(checked),
  ...inResponses(checked),
]

/** A reference repeats the words of its source: of what programs do to them, only the characters can be told. */
function inReferences({ references, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  return [...references.values()].flatMap(({ record }) =>
    textsOf(record.data, (value) => signOfCharacters.test(value))
      .filter(({ path: [field] }) => field !== 'remark' && field !== 'ignore')
      .flatMap(({ path, value }) =>
        leftoversIn(value, inCharacters).map(({ words, offset, ...rest }) =>
          toProblem(rest, words, pointAt(record, path, words, 2 + offset), record),
        ),
      ),
  )
}

function inResponses({ responses }: RuleContext): Problem[] {
  return [...responses.values()].flatMap(({ record }) =>
    leftoversIn(record.body, [...inMail, ...inCharacters]).map(({ words, offset, ...rest }) =>
      toProblem(
        rest,
        words,
        { place: placeOfOffset(record.file, record.body, offset), length: words.length },
        record,
      ),
    ),
  )
}

/** The leftovers in a text. Of several of one kind that are the same, the first. */
function leftoversIn(text: string, kinds: readonly Leftover[]) {
  return kinds.flatMap(({ pattern, ...rest }) => {
    const seen = new Set<string>()
    return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const words = found.trimEnd()
      return seen.size < seen.add(words).size ? [{ ...rest, words, offset: index }] : []
    })
  })
}

function toProblem(
  { says, hint }: Pick<Leftover, 'says' | 'hint'>,
  words: string,
  where: Pick<Problem, 'place' | 'length'>,
  record: SourceRecord,
): Problem {
  const quoted = words.replaceAll('\\', '').replace(/\s+/g, ' ').slice(0, 60)
  return {
    ...where,
    message: `\`${quoted}\` ${says}.`,
    hint,
    record,
  }
}
