/** Addresses on the web, as authors and programs write them. */

import { isDoi, plainDoi } from './identifiers.ts'
import { unescapeLatex } from './latex-escapes.ts'

/** Why a text is not an address. */
export interface AddressProblem {
  /** The end of a sentence that starts with the name of the field. */
  message: string
  /** What to do, as a full sentence, where the message does not say it. */
  hint?: string
  /** The likely correction. */
  suggestion?: string
}

/**
 * Returns whether a text is one address on the web: `http` or `https`, a host, and no spaces, backslashes or braces. Other
 * characters that an address has to encode (RFC 3986, section 2) are taken as browsers take them.
 */
export function isWebAddress(text: string): boolean {
  return addressProblem(text) === undefined
}

/**
 * Says why a text is not one address on the web.
 *
 * @returns nothing if it is one; a suggestion is an address that has passed this check
 */
export function addressProblem(written: string): AddressProblem | undefined {
  const text = written.trim()
  const command = /^\\url\s*\{([^{}]*)\}$|^<([^<>]*)>$/.exec(text)
  if (command) {
    const mark = command[1] === undefined ? 'angle brackets' : '`\\url{}`'
    const inner = command[1] === undefined ? command[2] : unescaped(command[1])
    return corrected(`is wrapped in ${mark}`, `Remove ${mark}`, inner)
  }
  const starts = text.match(/https?:\/\//gi) ?? []
  if (/[\p{Cc}\p{Cf}]/u.test(text) && !/\s/.test(text)) {
    return corrected(
      'contains a character that cannot be seen',
      'Remove it',
      text.replace(/[\p{Cc}\p{Cf}]/gu, ''),
    )
  }
  if (text.includes('\\')) {
    const escapes = [...new Set(text.match(/\\(?:[A-Za-z]+|[^\s{}])?/g) ?? [])]
    const candidate = unescaped(text)
    return corrected(
      `contains ${escapes.map((each) => `\`${each}\``).join(', ')}`,
      candidate === undefined
        ? 'Write the address without backslashes, which are no part of it'
        : 'Remove the escapes, which are no part of an address',
      candidate,
    )
  }
  if (starts.length > 1 && /(?:[\s,;|]|\band\b)\s*https?:\/\//i.test(text)) {
    return corrected('contains two addresses', 'Keep one of them', firstAddress(text))
  }
  if (/\s/.test(text) && starts.length > 0) return spaced(text)
  if (/[{}]/.test(text) && starts.length > 0) {
    return corrected(
      'contains braces',
      'Remove them, or write them as `%7B` and `%7D`',
      unescaped(text),
    )
  }
  return hostProblem(text)
}

/**
 * Says why browsers cannot open an address because of what precedes its path, or why it should not be published because it
 * contains a password. Links in texts can contain what this ignores: Markdown encodes it.
 *
 * @returns nothing if there is no such problem
 */
export function hostProblem(text: string): AddressProblem | undefined {
  const url = /^https?:\/\/[^\s/?#\\]/i.test(text) ? URL.parse(text) : null
  if (!url || !isHost(url.hostname)) return notOnTheWeb(text)
  if (url.username === '' && url.password === '') return undefined
  const bare = text.replace(/^([^:]+:\/\/)[^/?#]*@/, '$1')
  return corrected('contains a user name or a password', 'Remove it', bare)
}

/** A file at the end of a path, such as the page of a server: `/index.html`. A name such as `v1.2` is that of a folder. */
const fileAtEnd = /(?:\/[^/]*\.(?:aspx?|cgi|html?|jspx?|php\d?|shtml|xhtml|xml))+\/?$/i

/**
 * Says why the address of a site cannot be that of its pages, which are added to it: it has a host and a path of plain
 * characters (RFC 3986, "unreserved"), and nothing else.
 *
 * @param address a web address
 * @returns nothing if it can; a suggestion has passed this check
 */
export function siteAddressProblem(address: string): AddressProblem | undefined {
  const { search, hash, host, protocol, pathname } = new URL(address)
  const path = /^[^:]*:\/\/[^/?#]*([^?#]*)/.exec(address.trim())?.[1] ?? ''
  const bare = `${protocol}//${host}${pathname.replace(fileAtEnd, '/')}`
  const candidate = isPlainPath(pathname) ? bare : undefined
  const extras = [/\?/.test(address) && `the query \`${search || '?'}\``, address.includes('#') && `the fragment \`${hash || '#'}\``].filter((each) => each !== false) // oxfmt-ignore
  if (extras.length > 0) {
    return corrected(
      `contains ${extras.join(' and ')}, and the addresses of pages are made by adding to it`,
      'Write the address without it',
      candidate,
    )
  }
  const [file] = fileAtEnd.exec(path) ?? []
  if (file !== undefined) {
    return corrected(
      `ends with \`${file.replace(/^\/|\/$/g, '')}\`, the name of a file, and the addresses of pages are made by adding to it`,
      'Write the address without it',
      candidate,
    )
  }
  if (isPlainPath(path)) return undefined
  const [character] = /[^\w.~/-]/u.exec(path) ?? []
  return corrected(
    character === undefined
      ? `contains ${/\/\//.test(path) ? 'two slashes in a row' : '`.` or `..`'} in its path`
      : `contains \`${character}\` in its path`,
    'Use letters from a to z, digits, hyphens and single slashes for the path, under which the server has to deliver the site',
    candidate,
  )
}

/** Returns whether a path consists of names with plain characters and single slashes between them. */
function isPlainPath(path: string): boolean {
  return /^(?:\/(?!\.\.?(?:\/|$))[\w.~-]+)*\/?$/.test(path)
}

/**
 * Returns whether a host, as `URL` writes it, can be on the web: an IPv6 address, or names of letters, digits, hyphens and
 * underscores (RFC 1123, section 2.1; RFC 1035, section 2.3.4).
 */
function isHost(host: string): boolean {
  if (host.startsWith('[')) return true
  // `https://https://example.org` has the host "https".
  return host.length <= 254 && /^(?!https?$)[\w-]{1,63}(?:\.[\w-]{1,63})*\.?$/i.test(host)
}

/** Removes the escapes from an address, unless one of them is unknown or part of the host, which would be another one then. */
function unescaped(text: string): string | undefined {
  const plain = unescapeLatex(text)
  const [, host = ''] = /^https?:(?:\/\/)?([^/?#]*)/i.exec(plain ?? '') ?? []
  return text.includes(host) ? plain : undefined
}

/** White space: a line break inside an address, or words after it. */
function spaced(text: string): AddressProblem {
  const joined = text.replace(/\s*\n\s*/g, '')
  if (joined !== text && isWebAddress(joined)) {
    return corrected('is broken over several lines', 'Write it in one line', joined)
  }
  const first = firstAddress(text)
  const rest = text.slice(text.indexOf(first ?? '') + (first?.length ?? 0))
  // A path continues after a space; words have no slashes and no file endings.
  const isPath = /\/|\.\p{L}{2,4}$/u.test(rest)
  return corrected(
    'contains a space, so it is not an address alone',
    'Keep only the address, and write a space that belongs to it as `%20`',
    isPath ? undefined : first,
  )
}

/** The first address in a text, without the punctuation that follows it. */
function firstAddress(text: string): string | undefined {
  const found = /https?:\/\/[^\s<>"{}|\\^`]+?(?=[,;.:)\]]*(?:[\s<>"{}|\\^`]|[,;]https?:|$))/i.exec(
    text,
  )
  return found?.[0]
}

function notOnTheWeb(text: string): AddressProblem {
  const doi = plainDoi(text)
  if (isDoi(doi)) {
    return {
      message: 'is a DOI, not a web address',
      hint: `Move it to the field for DOIs: \`${doi}\`.`,
    }
  }
  const candidate = candidatesFor(text).find(isWebAddress)
  const fault = candidate === undefined ? faultOfHost(text) : undefined
  return {
    message:
      fault === undefined
        ? 'is not a web address; write it in full, starting with https://'
        : `is not a web address, because ${fault}`,
    ...(candidate !== undefined && { hint: `Write \`${candidate}\`.`, suggestion: candidate }),
  }
}

/** Says what is wrong with the host of an address that has a scheme, as the end of a sentence. */
function faultOfHost(text: string): string | undefined {
  const [, host] = /^https?:\/\/(?:[^/?#\\]*@)?([^/?#\\]*)/i.exec(text) ?? []
  if (host === undefined) return undefined
  if (host === '') return 'it has no host'
  const [, port = ''] = /:(\d+)$/.exec(host) ?? []
  return Number(port) > 65_535 ? `\`${port}\` is not a port` : `\`${host}\` is not a host`
}

/** Returns the likely correction of an address: with a missing, duplicated or misspelt scheme corrected. */
function candidatesFor(text: string): string[] {
  const bare = text.replace(/^(?:https?:?\/*)+|^\/\//i, '')
  if (/\s/.test(bare) || !/^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u.test(bare)) return []
  const scheme = /^http:\/\//i.test(text) ? 'http' : 'https'
  const candidate = `${scheme}://${bare}`
  return candidate !== text && /^(?:https?[:/]|www\.)|\//i.test(text) ? [candidate] : []
}

function corrected(message: string, fix: string, candidate: string | undefined): AddressProblem {
  return candidate !== undefined && isWebAddress(candidate)
    ? { message, hint: `${fix}: \`${candidate}\`.`, suggestion: candidate }
    : { message, hint: `${fix}.` }
}
