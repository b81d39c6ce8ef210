/** Checks a small publication made of the sound one and a few files laid over it. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { parse } from 'yaml'

import type { Issue } from '../issue.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'

import { readPublication } from '../../publication/read.ts'
import { checkPublication } from '../check.ts'

/**
 * What a file of a case holds: its text; an article of which only some fields and the body matter; bytes; or nothing,
 * where a file of the sound publication is taken away.
 */
export type FileContent = string | { fields?: string; body?: string } | { base64: string } | null

/** Files by their path below `content/`. */
export type Files = Readonly<Record<string, FileContent>>

const sound = parse(readFileSync(join(import.meta.dirname, 'sound.yaml'), 'utf8')) as Files

/** The day that is today in the cases. */
export const today = '2026-11-22'

/**
 * Lays files over the sound publication and checks it.
 *
 * @param publicFiles the paths of the files in `public/`, where they are known
 * @returns the issues, and each in a line as a case states it, `file:line:column: message → hint`, with the files named
 *   from the content
 */
export function checkFiles(
  files: Files,
  publicFiles?: ReadonlySet<string>,
): {
  issues: (Issue & { printed: string })[]
  validated: ValidatedPublication
} {
  const directory = mkdtempSync(join(tmpdir(), 'assay check '))
  try {
    for (const [name, content] of Object.entries({ ...sound, ...files })) {
      if (content === null) continue
      mkdirSync(dirname(join(directory, name)), { recursive: true })
      writeFileSync(join(directory, name), bytesOf(name, content))
    }
    const publication = readPublication(directory)
    if (publicFiles) publication.publicFiles = publicFiles
    const { issues, validated } = checkPublication(publication, { today })
    const inside = (text: string) => text.replaceAll(`${relative('', directory)}/`, '')
    const print = ({ place: { file, line, column }, message, hint }: Issue) =>
      inside(
        `${relative(directory, file)}:${line}:${column}: ${message}${hint === undefined ? '' : ` → ${hint}`}`,
      )
    return { issues: issues.map((issue) => ({ ...issue, printed: print(issue) })), validated }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function bytesOf(name: string, content: Exclude<FileContent, null>): string | Uint8Array {
  if (typeof content === 'string') return content
  if ('base64' in content) return Buffer.from(content.base64, 'base64')
  const slug = name.replace(/^articles\/|(?:\/index)?\.mdx$/g, '')
  return `---
title: Is this about ${slug}?
description: A description that is long enough to tell a reader what this is about.
published: 2022-05-06
authors: [desk]
topics: [pain]
${content.fields ?? ''}---
${content.body ?? 'Nobody knows.'}
`
}
