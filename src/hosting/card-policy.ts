/** The policy of a card, which is a page of its own in a frame on another site. */

import { createHash } from 'node:crypto'

/**
 * Returns the Content-Security-Policy for the `<meta>` element of a card: it runs nothing, loads nothing but the logo, and
 * has one style sheet. Which pages may show it is in the header, because `frame-ancestors` has no effect in a page (CSP 3,
 * section 3.3).
 *
 * @param styles the text of its style element
 */
export function cardPolicy(styles: string): string {
  const digest = createHash('sha256').update(styles).digest('base64')
  return `default-src 'none';style-src 'sha256-${digest}';img-src 'self';base-uri 'none';form-action 'none'`
}
