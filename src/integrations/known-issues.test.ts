import type { ViteDevServer } from 'vite'

import { EventEmitter } from 'node:events'

import { describe, expect, test } from 'vitest'

import type { Issue } from '../integrity/issue.ts'

import { openKnownIssues } from './known-issues.ts'

const mistake: Issue = {
  rule: 'field-is-used',
  severity: 'error',
  message: '`nmae` is not a field of a topic',
  place: { file: 'content/topics/testing.yaml', line: 1, column: 1 },
}

/** A server that writes down what it sends to pages. */
function server() {
  const pages = new EventEmitter()
  const sent: string[] = []
  const ws = { on: pages.on.bind(pages), send: ({ type }: { type: string }) => sent.push(type) }
  return { ws: ws as unknown as ViteDevServer['ws'], sent, connect: () => pages.emit('connection') }
}

describe('openKnownIssues', () => {
  test('shows errors over open pages, and over those that are opened later', () => {
    const { ws, sent, connect } = server()
    const known = openKnownIssues({ ws }, 'vite', [], () => undefined)
    connect()
    expect(sent).toEqual([])
    known.show([mistake])
    expect(sent).toEqual(['error'])
    connect()
    expect(sent).toEqual(['error', 'error'])
  })

  test('shows nothing that may be fixed, and does not reload pages a second time once it is', () => {
    const { ws, sent, connect } = server()
    const known = openKnownIssues({ ws }, 'vite', [mistake], () => undefined)
    known.outdate()
    connect()
    expect(known.current()).toBeUndefined()
    known.show([])
    connect()
    expect(sent).toEqual([])
    expect(known.current()).toEqual([])
  })

  test('shows an error again that a change has not fixed', () => {
    const { ws, sent } = server()
    const known = openKnownIssues({ ws }, 'vite', [mistake], () => undefined)
    known.outdate()
    known.show([mistake])
    expect(sent).toEqual(['error'])
  })
})
