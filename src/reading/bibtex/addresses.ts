/** Values that are no LaTeX but are written as if they were: addresses and identifiers. */

import { isArxivNumber, isDoi } from '../../shared/identifiers.ts'
import { monthNamed } from '../../shared/spelt-date.ts'
import { readLatex } from './latex.ts'

/** The argument of a command, which can contain braces. */
const argument = String.raw`\s*\{((?:[^{}\\]|\\.|\{[^{}]*\})*)\}`
/** An address in a text. */
const webAddress = String.raw`https?:\/\/[^\s{}<>"]+`
const inCommand = new RegExp(String.raw`\\(?:url|href|nolinkurl)${argument}`)
const inCommandOrPath = new RegExp(String.raw`\\(?:url|href|nolinkurl|path)${argument}`)
const inText = new RegExp(webAddress)
const withoutWords = new RegExp(String.raw`\\(?:url|nolinkurl)${argument}|${webAddress}`)

/**
 * Takes the LaTeX off an address.
 *
 * Programs escape `_`, `%`, `&`, `#`, `~` and `$`, and put signs in braces, though biblatex takes the field as it is: a
 * backslash or a brace can mean nothing else in an address (RFC 3986, section 2). `\url{…}` and the first argument of
 * `\href` are the address.
 */
export function readAddress(written: string): string {
  const inside = inCommandOrPath.exec(written)
  const address = inside?.[1] ?? written
  return address
    .replace(/\\(?:textasciitilde|sim|textasciimacron)(?:\s*\{\}|\s*(?=\}|\$)|\s)?/g, '~')
    .replace(/\$\s*\\?([~_<>])\s*\$/g, '$1')
    .replace(/\\~(?:\{\s*\})?/g, '~')
    .replace(/\\(?:textunderscore|_)(?:\{\})?/g, '_')
    .replace(/\\(?:textbackslash)(?:\{\})?/g, '\\')
    .replace(/\\(?:slash|allowbreak|-|\/)(?:\{\})?/g, (command) =>
      command.includes('slash') ? '/' : '',
    )
    .replace(/\\([%&#$^{}=])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is typed for characters that LaTeX makes of several, or of one in a formula. */
const asTyped: Readonly<Record<string, string>> = {
  '\u2013': '--',
  '\u2014': '---',
  '\u2212': '-',
  '\u201C': '``',
  '\u201D': "''",
}

/** Reads an identifier such as a DOI, in which no command produces markup. */
export function readIdentifier(written: string): string {
  const latex = written.replace(/(?<!\\)[_^]/g, '\\$&')
  return readLatex(latex)
    .text.replace(/<\/?su[bp]>/g, '')
    .replace(/[\u2013\u2014\u2212\u201C\u201D]/g, (character) => asTyped[character] ?? character)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The address in a text such as `Available at \url{https://…}`, where there is one. */
export function addressIn(text: string): string | undefined {
  const command = inCommand.exec(text)
  const found = command?.[1] ?? inText.exec(text)?.[0]
  if (found === undefined) return undefined
  const address = readAddress(found).replace(command ? /$^/ : /[.,;)]+$/, '')
  return /^https?:\/\//.test(address) ? address : undefined
}

/**
 * Words that introduce the address of a source itself, in a remark, and the day of access after it: in English, German, Spanish,
 * French, Portuguese, Italian and Dutch. No word can be one of a review, an erratum or a retraction.
 */
const introduction: ReadonlySet<string> = new Set(
  `
  available accessible access accessed retrieved visited viewed downloaded date last online internet web website
  webpage page at from on via the of in it is as url uri link http https www th st nd rd utc gmt
  verfügbar abrufbar einsehbar abgerufen aufgerufen abgefragt besucht eingesehen heruntergeladen zugriff zugriffsdatum zugegriffen
  letzter letzte zuletzt am unter vom von den der auf um uhr webseite adresse datum
  disponible accesible consultado consultada consulta recuperado recuperada accedido acceso visitado fecha último última línea
  en el la del de desde a página sitio dirección
  consulté consultée consultation accédé accès visité visitée récupéré téléchargé dernier dernière le à sur l adresse ligne
  site date er
  disponível acessível acesso acessado acessada acedido consultado recuperado em no na linha endereço
  disponibile accessibile accesso consultato consultata consultazione visitato recuperato ultimo ultima il al su da all indirizzo
  sito rete
  beschikbaar toegankelijk geraadpleegd raadpleegd bezocht bekeken opgehaald toegang laatst laatste op datum
  `
    .trim()
    .split(/\s+/),
)

/**
 * Returns whether a remark is nothing but an address, as in `Available at \url{https://…}`. Other remarks can lead to other
 * texts: a review, or an erratum.
 */
export function isOnlyAddress(text: string): boolean {
  const rest = readLatex(text.replace(withoutWords, ''))
    .text.normalize('NFC')
    // Without these words, the first can be the data of the source.
    .replace(/\bdata (?:de acesso|di accesso|di consultazione)\b/gi, '')
  if (!/^[\s\d\p{L}.,:;()[\]<>/’'ºª°\p{Pd}]*$/u.test(rest)) return false
  return Array.from(rest.matchAll(/\p{L}+/gu), ([word]) => word).every(
    (word) =>
      /^[ºª]$/.test(word) ||
      introduction.has(word.toLowerCase()) ||
      (word.length > 2 && monthNamed(word) !== undefined),
  )
}

/** Where the numbers of an archive lead (biblatex manual, "Electronic Publishing Information"). */
const archives: Record<string, string> = {
  arxiv: 'https://arxiv.org/abs/',
  googlebooks: 'https://books.google.com/books?id=',
  hal: 'https://hal.science/',
  handle: 'https://hdl.handle.net/',
  hdl: 'https://hdl.handle.net/',
  iacr: 'https://eprint.iacr.org/',
  jstor: 'https://www.jstor.org/stable/',
  ssrn: 'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=',
}

/** What an `eprint` identifies a source by. */
export interface Eprint {
  PMID?: string
  PMCID?: string
  DOI?: string
  URL?: string
}

/**
 * Reads `eprint` with its archive.
 *
 * @param archive `eprinttype` or `archivePrefix`; where it is not given, numbers of arXiv are known by their form
 * @returns nothing if the archive is not known
 */
export function readEprint(written: string, archive: string | undefined): Eprint {
  const id = readAddress(written)
  if (/^https?:\/\/\S+$/.test(id)) return { URL: id }
  const name = (archive ?? '')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/|\.org\/?$|[\s{}]/g, '')
  if (/^(?:pubmed|pmid|medline)$/.test(name)) return { PMID: id.replace(/^PMID:?\s*/i, '') }
  if (/^(?:pmc|pmcid|pubmedcentral)$/.test(name))
    return { PMCID: id.replace(/^(?:PMCID:?\s*)?(?:PMC)?/i, 'PMC') }
  const bare = id
    .replace(new RegExp(`^${name === '' ? 'arxiv' : escape(name)}:\\s*`, 'i'), '')
    // The subject, which arXiv writes after a number: `2301.00001 [cs.LG]`.
    .replace(/\s*\[[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?\]$/, '')
  const type = name === '' && isArxivNumber(bare) ? 'arxiv' : name
  if (/\s/.test(bare) || bare === '') return {}
  if (Object.hasOwn(archives, type)) return { URL: `${archives[type] ?? ''}${bare}` }
  return isDoi(bare) ? { DOI: bare } : {}
}

function escape(text: string): string {
  return text.replace(/\W/g, '\\$&')
}
