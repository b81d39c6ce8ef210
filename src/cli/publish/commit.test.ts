import { expect, test } from 'vitest'

import { commandsToCommit } from './commit.ts'

const change = {
  title: 'Is it Ada’s tea?',
  isFirst: true,
  revisions: [],
  files: ['/r/c/b c.mdx', '/r/c/a.yaml'],
}

test('the commands name the files from where the author is', () => {
  expect(commandsToCommit(change, '/r', '/r/c')).toBe(
    "  git add -- 'b c.mdx' a.yaml\n  git commit -m 'Publish “Is it Ada’s tea?”'\n  git push\n",
  )
  expect(commandsToCommit(change, '/r', '/elsewhere')).toContain(
    "  git -C /r add -- 'c/b c.mdx' c/a.yaml\n",
  )
})

test('the message says what kind of change it is, and nothing in it leaves its quotation marks', () => {
  const message = (isFirst: boolean, kinds: 'correction'[], title = 'A') =>
    commandsToCommit(
      { ...change, title, isFirst, revisions: kinds.map((kind) => ({ kind })) },
      '/r',
      '/r',
    )?.split('\n')[1]
  expect(message(false, ['correction'])).toBe("  git commit -m 'Correct “A”'")
  expect(message(false, [])).toBe("  git commit -m 'Edit “A”'")
  expect(message(true, [], "'; rm -rf ~ #$(x)`x`")).toBe(
    "  git commit -m 'Publish “'\\''; rm -rf ~ #$(x)`x`”'",
  )
})

test('there are none without a repository or without changes', () => {
  expect(commandsToCommit(change, undefined)).toBeUndefined()
  expect(commandsToCommit({ ...change, files: [] }, '/r')).toBeUndefined()
})
