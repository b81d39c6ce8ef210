/** Finds the addresses that a style sheet loads. */

import { tokenize, tokenTypes } from 'css-tree/tokenizer'
import { string, url } from 'css-tree/utils'

/** An address in a style sheet, with the offsets of its token. */
export interface StyleAddress {
  address: string
  start: number
  end: number
}

/** Functions whose strings are addresses (CSS Values 4, section 4.5; CSS Images 4, section 2.4). */
const addressFunctions = new Set(['url(', 'src(', 'image(', 'image-set(', '-webkit-image-set('])

/**
 * Finds every address in CSS: in `url()` and similar functions, and after `@import` (CSS Cascade 5, section 2). The
 * address of a namespace loads nothing (CSS Namespaces 3, section 2).
 *
 * @param source a style sheet, or the value of a `style` attribute
 */
export function addressesInCss(source: string): StyleAddress[] {
  const found: StyleAddress[] = []
  // A string is an address directly after `@import`, or inside the brackets of such a function.
  let imports = false
  let names = false
  const open: boolean[] = []
  tokenize(source, (type, start, end) => {
    const token = source.slice(start, end)
    if (type === tokenTypes.WhiteSpace || type === tokenTypes.Comment) return
    if (names) {
      names = !/^[;{}]$/.test(token)
      return
    }
    if (type === tokenTypes.Url) found.push({ address: url.decode(token), start, end })
    else if (type === tokenTypes.String && (imports || open.at(-1)))
      found.push({ address: string.decode(token), start, end })
    if (type === tokenTypes.Function) open.push(addressFunctions.has(token.toLowerCase()))
    else if (token === '(') open.push(false)
    else if (token === ')') open.pop()
    imports = type === tokenTypes.AtKeyword && token.toLowerCase() === '@import'
    names = type === tokenTypes.AtKeyword && token.toLowerCase() === '@namespace'
  })
  return found
}
