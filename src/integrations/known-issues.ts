/** What is known to be wrong with the content in `npm run dev`, and where that is shown. */

import type { ViteDevServer } from 'vite'

import type { Issue } from '../integrity/issue.ts'

import { overlayOf, type OverlayOwner } from './overlay.ts'

/** The problems of a running server. */
export interface KnownIssues {
  /** The last problems that are known, which can be those before a change. */
  last: () => readonly Issue[]
  /** The problems of the content as it is; `undefined` until it is checked. */
  current: () => readonly Issue[] | undefined
  /** Called when the content has changed, before open pages are reloaded. */
  outdate: () => void
  /** Shows the errors among the problems of the content as it is over every page, until it changes. */
  show: (issues: readonly Issue[]) => void
}

/**
 * Starts to show problems.
 *
 * @param known what is known to be wrong; nothing in it means that the content may not have been checked
 * @param onShow called after the content was checked
 */
export function openKnownIssues(
  { ws }: Pick<ViteDevServer, 'ws'>,
  owner: OverlayOwner,
  known: readonly Issue[],
  onShow: () => void,
): KnownIssues {
  let last = known
  let isCurrent = known.length > 0
  let overlay = overlayOf(known, owner)
  ws.on('connection', () => {
    if (overlay) ws.send(overlay)
  })
  return {
    last: () => last,
    current: () => (isCurrent ? last : undefined),
    outdate: () => {
      isCurrent = false
      // The change reloads the open pages, and they need not be reloaded again if it was a fix.
      overlay = undefined
    },
    show: (issues) => {
      last = issues
      isCurrent = true
      overlay = overlayOf(issues, owner)
      if (overlay) ws.send(overlay)
      onShow()
    },
  }
}
