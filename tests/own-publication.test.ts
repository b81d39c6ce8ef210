/** The examples of `docs/own-publication.md`: its commands work one after another, and its workflow builds what they make. */

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { messagesSchema } from '../src/messages/schema.ts'
import { freshFolder, project } from './publish.ts'
import { authorsEnvironment } from './situation.ts'

const guide = readFileSync(join(project, 'docs/own-publication.md'), 'utf8')

/** The lines of all blocks of commands, in order. */
const commands = [...guide.matchAll(/^ *```sh\n([^]*?)^ *```$/gm)].flatMap(([, block = '']) =>
  block.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
)

/** Commands that do not end, that other tests run, or that need a repository. */
const isLeftOut = (command: string) =>
  /npm run (?:dev|build)|^git |new publication content/.test(command)

const scripts = (
  JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
).scripts

let folder: string
beforeAll(() => {
  folder = freshFolder()
})

test('every command exists', () => {
  const named = [...guide.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)]
  expect(named.length).toBeGreaterThan(10)
  for (const [text, script = ''] of named) expect(scripts, text).toHaveProperty([script])
})

describe('the commands work', () => {
  const run = commands.filter((command) => !isLeftOut(command))

  test('there are some', () => {
    expect(run.map((command) => /npm run ([\w-]+)/.exec(command)?.[1])).toEqual(
      'new check new upgrade-content upgrade-content'.split(' '),
    )
  })

  test.each(run)('%s', (command) => {
    const { status, stderr } = spawnSync(command.replaceAll('../my-checks', folder), {
      shell: true,
      cwd: project,
      encoding: 'utf8',
      env: { ...authorsEnvironment(), npm_config_loglevel: 'silent' },
    })
    expect(stderr).not.toContain('\u2717')
    expect(status, stderr).toBe(0)
  })

  test('they made a publication, and messages to translate', () => {
    expect(existsSync(join(folder, 'content/site.yaml'))).toBe(true)
    expect(existsSync(join(folder, 'content/messages/it.yaml'))).toBe(true)
  })
})

test('its messages are valid', () => {
  const [, yaml = ''] = /```yaml\n(articles:[^]*?)```/.exec(guide) ?? []
  expect(messagesSchema.safeParse(parse(yaml)).error).toBeUndefined()
})

test('its workflow uses the same actions as ours, and builds the content with the software', () => {
  const [, source = ''] = /site\.yml`\n\n```yaml\n([^]*?)^```$/m.exec(guide) ?? []
  const ours = readFileSync(join(project, '.github/workflows/site.yml'), 'utf8')
  const actions = [...source.matchAll(/uses: (\S+ # \S+)/g)].map(([, action]) => action)
  expect(actions).toHaveLength(4)
  for (const action of actions) expect(ours).toContain(action)
  const { permissions, jobs } = parse(source) as {
    permissions: unknown
    jobs: { build: { permissions: unknown; steps: { env?: unknown; run?: string }[] } }
  }
  expect(permissions).toEqual({})
  expect(jobs.build.permissions).toEqual({ contents: 'read' })
  expect(jobs.build.steps.find(({ run }) => run === 'npm run build')).toMatchObject({
    'working-directory': 'assay',
    env: { CONTENT_DIR: '../my-checks/content', OUT_DIR: '../dist' },
  })
})
