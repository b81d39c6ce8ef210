/** `npm run publish`: an article becomes ready for readers, and nothing changes if it is not. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { differences, filesOf, freshFolder, layOut, project, run } from './publish.ts'
import { authorsEnvironment, interrupted, runIn } from './situation.ts'
import { atTerminal, hasTerminal, keys } from './terminal.ts'

/** The day that counts as today: 23 November 2026. */
const variables = { CONTENT_DIR: 'content', SOURCE_DATE_EPOCH: '1795392000' }
const today = '2026-11-23'
const command = join(project, 'src/cli/publish.ts')

const description = 'A description that is long enough to say what a reader learns from it.'
const article = (fields: string, body = 'Nobody knows [@smith2020].') =>
  `---\n# Ours.\ntitle: Is tea hot?\ndescription: ${description}\npublished: 2026-11-01 # planned\nauthors: [desk]\ntopics: [testing]\nclaims: [tea-is-hot]\n${fields}---\n\n${body}\n`
const claim = (rating: string) =>
  `statement: Tea is hot\nrating: ${rating}\ncertainty: low\nrationale: It is.\n`

/** A publication with a scale, a claim and an article about it. */
function lay(fields: string, body?: string): string {
  const folder = realpathSync(layOut('minimal', freshFolder()))
  const rating = (name: string, order: number) =>
    write(
      folder,
      `ratings/${name}.yaml`,
      `label: "${name}"\ndefinition: So.\norder: ${order}\ntone: mixed\n`,
    )
  rating('mixed', 1)
  rating('false', 2)
  write(folder, 'claims/tea-is-hot.yaml', claim('mixed'))
  write(folder, 'articles/tea.mdx', article(fields, body))
  return folder
}

function write(folder: string, name: string, text: string): void {
  const file = join(folder, 'content', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const read = (folder: string, name: string) => readFileSync(join(folder, 'content', name), 'utf8')

function git(folder: string, ...args: string[]): string {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org']
  return execFileSync('git', ['-C', folder, ...author, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-11-20T12:00:00Z' },
  })
}

function commit(folder: string): void {
  git(folder, 'init', '--quiet')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', 'All')
}

/** Runs the command without a terminal. */
function publish(folder: string, ...args: string[]) {
  return runIn(folder, 'publish', args, variables)
}

describe('a draft', () => {
  test.each(['', 'published:\n'])('without a day of publication (`%s`) gets one', async (line) => {
    const folder = lay('draft: true\n')
    const planned = 'published: 2026-11-01 # planned\n'
    write(folder, 'articles/tea.mdx', article('draft: true\n').replace(planned, line))
    commit(folder)
    const { code, stdout, stderr } = await publish(folder, 'tea')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(read(folder, 'articles/tea.mdx')).toBe(
      article('').replace(planned, `published: ${today}\n`),
    )
    expect(stdout).toContain(`tea.mdx: \`draft\` removed, \`published: ${today}\`\n`)
  })

  test('without a day of publication stays as it is if it has another error', async () => {
    const folder = lay('draft: true\n')
    const text = article('draft: true\nauthor: x\n').replace(/published: .*\n/, '')
    write(folder, 'articles/tea.mdx', text)
    const { code, stderr } = await publish(folder, 'tea')
    expect(code).toBe(1)
    expect(stderr).toContain('`author`')
    expect(read(folder, 'articles/tea.mdx')).toBe(text)
  })

  test('is published today, and only it and what it uses is to be committed', async () => {
    const folder = lay('draft: true # not yet\n')
    commit(folder)
    write(folder, 'claims/tea-is-hot.yaml', `${claim('mixed')}# Checked.\n`)
    write(folder, 'topics/other.yaml', 'name: Other\n')
    const { code, stdout, stderr } = await publish(folder, 'content/articles/tea.mdx')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(read(folder, 'articles/tea.mdx')).toBe(article('').replace('2026-11-01', today))
    expect(stdout).toBe(
      `✓ content/articles/tea.mdx: \`draft\` removed, \`published: ${today}\`\n\nTo publish it, commit and push:\n\n  git add -- content/articles/tea.mdx content/claims/tea-is-hot.yaml\n  git commit -m 'Publish “Is tea hot?”'\n  git push\n\n`,
    )
  })

  test('is published without git too', async () => {
    const folder = lay('draft: true\n')
    const { code, stdout } = await publish(folder, 'tea')
    expect(code).toBe(0)
    expect(stdout).toContain('build the site and deploy it')
    expect(read(folder, 'articles/tea.mdx')).toContain(`published: ${today} # planned\n`)
    expect((await publish(folder, 'tea')).stdout).toContain('nothing to change')
  })

  test('has the day that its author gives, if it was published elsewhere before', async () => {
    const folder = lay('draft: true\n')
    const { code, stdout } = await publish(folder, 'tea', '--published', '3 May 2019')
    expect([code, stdout]).toEqual([0, expect.stringContaining('`published: 2019-05-03`')])
    const again = await publish(folder, 'tea', '--published', '2020-01-01')
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('Readers have this article since 3 May 2019')
  })

  test('stays under embargo until its day, and is built then', async () => {
    const folder = lay('draft: true\npublishAt: 2026-12-01\n')
    const { code, stdout } = await publish(folder, 'tea')
    expect(code).toBe(0)
    expect(stdout).toContain('It is under embargo until 1 December 2026')
    expect(read(folder, 'articles/tea.mdx')).toBe(
      article('publishAt: 2026-12-01\n').replace('2026-11-01', '2026-12-01'),
    )
    const checked = await run('check', folder, {
      variables: { SOURCE_DATE_EPOCH: variables.SOURCE_DATE_EPOCH },
    })
    expect(checked.code, checked.report).toBe(0)
  })

  test('with an error stays as it was', async () => {
    const folder = lay('draft: true\n', 'TODO: write this [@gone2020].')
    commit(folder)
    const before = filesOf(folder)
    const { code, stdout, stderr } = await publish(folder, 'tea')
    expect(code).toBe(1)
    expect(stderr).toContain('citation-resolves')
    expect(stderr).toContain('text-is-finished')
    expect(stderr).toContain('`content/articles/tea.mdx` is as it was.')
    expect(stdout).not.toContain('git add')
    expect(differences(before, filesOf(folder))).toEqual([])
  })
})

describe('an article that readers have', () => {
  const published = () => {
    const folder = lay('')
    commit(folder)
    return folder
  }

  test('has nothing to publish if nothing has changed', async () => {
    const { code, stdout } = await publish(published(), 'tea')
    expect(code).toBe(0)
    expect(stdout).toContain('nothing to change')
    expect(stdout).toContain('There is nothing to commit.')
  })

  test('needs a revision for a change, unless its author says otherwise', async () => {
    const folder = published()
    write(folder, 'articles/tea.mdx', article('', 'Nobody knew [@smith2020].'))
    const before = filesOf(folder)
    const missing = await publish(folder, 'tea')
    expect(missing).toMatchObject({ code: 2, stdout: '' })
    expect(missing.stderr).toContain(
      'Readers have this article, and it has changed. Add --revision',
    )
    expect(differences(before, filesOf(folder))).toEqual([])
    expect((await publish(folder, 'tea', '--revision', 'none')).stdout).toContain(
      "git commit -m 'Edit “Is tea hot?”'",
    )
    const given = await publish(
      folder,
      'tea',
      '--revision',
      'correction',
      '--summary',
      'It was: wrong.',
    )
    expect(given.stderr).toBe('')
    expect(given.stdout).toContain("git commit -m 'Correct “Is tea hot?”'")
    expect(read(folder, 'articles/tea.mdx')).toContain(
      `revisions:\n  - date: ${today}\n    kind: correction\n    summary: 'It was: wrong.'\n`,
    )
    expect((await publish(folder, 'tea')).stdout).toContain('nothing to change')
  })

  test('gets both ratings of a verdict that has changed', async () => {
    const folder = published()
    write(folder, 'claims/tea-is-hot.yaml', claim('false'))
    const missing = await publish(folder, 'tea')
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('The verdict on `tea-is-hot` changed from `mixed` to `false`.')
    expect(
      (await publish(folder, 'tea', '--revision', 'update', '--summary', 'x')).stderr,
    ).toContain('Use --revision verdict-change.')
    const { code, stdout } = await publish(
      folder,
      'tea',
      '--revision',
      'verdict-change',
      '--summary',
      'A trial.',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('git add -- content/articles/tea.mdx content/claims/tea-is-hot.yaml')
    expect(read(folder, 'articles/tea.mdx')).toContain(
      `  - date: ${today}\n    kind: verdict-change\n    summary: A trial.\n    from: mixed\n    to: 'false'\n`,
    )
    const options = {
      args: ['--since', 'HEAD'],
      variables: { SOURCE_DATE_EPOCH: variables.SOURCE_DATE_EPOCH },
    }
    const checked = await run('check', folder, options)
    expect(checked.code, checked.report).toBe(0)
  })

  test('may have appeared when its embargo ended, without a commit', async () => {
    const fields = 'publishAt: 2026-11-21\n'
    const text = (body?: string) => article(fields, body).replace('2026-11-01', '2026-11-21')
    const folder = lay('draft: true\n')
    write(folder, 'articles/tea.mdx', text())
    commit(folder)
    write(folder, 'articles/tea.mdx', text('Nobody knew [@smith2020].'))
    expect((await publish(folder, 'tea')).stderr).toContain('Readers have this article')
    expect((await publish(folder, 'tea', '--revision', 'none')).code).toBe(0)
    expect(read(folder, 'articles/tea.mdx')).toBe(text('Nobody knew [@smith2020].'))
  })

  test('keeps its day if it was a draft again in between', async () => {
    const folder = published()
    write(folder, 'articles/tea.mdx', article('draft: true\n'))
    git(folder, 'commit', '--quiet', '--all', '--message', 'Draft')
    const { code, stderr } = await publish(folder, 'tea')
    expect([code, stderr]).toEqual([0, ''])
    expect(read(folder, 'articles/tea.mdx')).toBe(article(''))
  })
})

test.each([
  ['is killed before the file is replaced', { killAfterRenames: 0 }, false],
  ['gets Ctrl+C while the file is replaced', { interruptAfterRenames: 0 }, true],
])('if the command %s, the file is whole', (_, interruption, isReplaced) => {
  const folder = lay('draft: true\n')
  commit(folder)
  const { execArgv, env } = interrupted(interruption)
  spawnSync(process.execPath, ['--disable-warning=DEP0040', ...execArgv, command, 'tea'], {
    cwd: folder,
    env: { ...authorsEnvironment(), ...variables, ...env },
  })
  expect(read(folder, 'articles/tea.mdx')).toBe(
    isReplaced ? article('').replace('2026-11-01', today) : article('draft: true\n'),
  )
  expect(git(folder, 'status', '--porcelain').replace(/^\?\? .*\.tmp\n/gm, '')).toBe(
    isReplaced ? ' M content/articles/tea.mdx\n' : '',
  )
})

test.each([
  [[], /^✗ Specify the article/],
  [['teh'], /^✗ There is no article `teh`; did you mean `tea`\?/],
  [['content/articles/te.mdx'], /did you mean `tea`\?/],
  [['tea', '--since', 'nowhere'], /There is no revision `nowhere`/],
  [['tea', '--published', '3/5/2024'], /can be read in two ways/],
  [['tea', '--revision', 'update', '--summary', 'x'], /Readers have never had this article/],
])('mistakes change nothing: %j', async (args, message) => {
  const folder = lay('draft: true\n')
  commit(folder)
  const before = filesOf(folder)
  const { code, stderr } = await publish(folder, ...args)
  expect(stderr).toMatch(message)
  expect(code).toBe(2)
  expect(differences(before, filesOf(folder))).toEqual([])
})

describe.skipIf(!hasTerminal)('at a terminal', () => {
  const changed = () => {
    const folder = lay('')
    commit(folder)
    write(folder, 'articles/tea.mdx', article('', 'Nobody knew [@smith2020].'))
    return folder
  }
  const at = (folder: string, steps: Parameters<typeof atTerminal>[1]['steps']) =>
    atTerminal([process.execPath, '--disable-warning=DEP0040', command, 'tea'], {
      cwd: folder,
      variables,
      steps,
    })

  test('the kind and the summary of a revision are asked for', async () => {
    const folder = changed()
    const { code, screen } = await at(folder, [
      ['What kind of change is it?', keys.down],
      ['❯ An update', keys.enter],
      ['What was changed, and why?', keys.enter],
      ['Enter some text.', `A new study.${keys.enter}`],
    ])
    expect(code, screen.slice(-2000)).toBe(0)
    expect(read(folder, 'articles/tea.mdx')).toContain('kind: update\n    summary: A new study.\n')
  })

  test('Ctrl+C changes nothing', async () => {
    const folder = changed()
    const before = filesOf(folder)
    const { code, screen } = await at(folder, [
      ['What kind of change is it?', keys.enter],
      ['What was changed, and why?', `x${keys.ctrlC}`],
    ])
    expect(screen).toContain('Nothing was changed.')
    expect(code).toBe(1)
    expect(differences(before, filesOf(folder))).toEqual([])
  })
})

test('help is printed', async () => {
  expect(await publish(layOut('minimal'), '--help')).toMatchObject({ code: 0, stderr: '' })
})
