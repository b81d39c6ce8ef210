import type { Element } from 'hast'

import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { harmlessHtml } from './untrusted.ts'

const render = (markdown: string) => harmlessHtml(markdown, { rel: ['ugc', 'nofollow'] })
const parse = (html: string) => fromHtml(html, { fragment: true })
const words = (markdown: string) => toString(parse(render(markdown)))

/** The addresses of the links in a text, as a browser sees them. */
function addresses(markdown: string): unknown[] {
  const found: unknown[] = []
  visit(parse(render(markdown)), 'element', ({ tagName, properties }) => {
    if (tagName === 'a') found.push(properties['href'])
  })
  return found
}

describe('a letter', () => {
  test('keeps its paragraphs, quotations, lists, stresses and links', () => {
    const letter = `You write that **pain fell**. I *doubt* it:

> pain fell by 2.1 points

3. See [the trial](https://example.org/trial "its title").
4. Write to ada@example.org, or see www.example.org.
   - ~~or not~~, \`p < 0.05\``
    expect(render(letter))
      .toBe(`<p>You write that <strong>pain fell</strong>. I <em>doubt</em> it:</p>
<blockquote>
<p>pain fell by 2.1 points</p>
</blockquote>
<ol start="3">
<li>See <a href="https://example.org/trial" rel="ugc nofollow">the trial</a>.</li>
<li>Write to <a href="mailto:ada@example.org" rel="ugc nofollow">ada@example.org</a>, or see <a href="http://www.example.org/" rel="ugc nofollow">www.example.org</a>.
<ul>
<li><del>or not</del>, <code>p &#x3C; 0.05</code></li>
</ul>
</li>
</ol>`)
  })

  test('breaks its lines where two spaces or a backslash say so', () => {
    expect(render('one  \ntwo\\\nthree\nfour')).toBe('<p>one<br>\ntwo<br>\nthree\nfour</p>')
  })

  test.each([
    '<b onclick="alert(1)">bold</b>',
    '<script>alert(1)</script>',
    'if x <y and z> w',
    '<!-- a comment -->',
    '# A heading',
    '![',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '[^1]',
    '[a]: https://example.org',
    '[@smith2020, p. 3]',
    '- - -\n***',
    '* * *',
    '_ _ _',
    '[x] done',
  ])('shows what it may not have as it was typed: %j', (typed) => {
    expect(words(`Before.\n\n${typed}`)).toContain(typed)
  })

  test.each([
    'HLA-B*57:01 and HLA-B*58:01',
    '2*3*4 and 2**3**4',
    'from 5~~10 to 2~~3',
    'a***b***c',
    'x*y **z** w*v',
  ])('keeps marks inside words, unless its author checks them: %j', (typed) => {
    expect(harmlessHtml(typed)).toMatch(/<(?:em|strong|del)>/)
    const kept = toString(parse(harmlessHtml(typed, { keepsWords: true })))
    expect(kept).toBe(typed.replaceAll(/ \*\*z\*\* /g, ' z '))
  })

  test('has emphasis around words, in abbreviations and in scripts without spaces', () => {
    const typed = '*so*, **N**umber, *lac*Z, \u8FD9\u662F**\u91CD\u70B9**\u5185\u5BB9'
    expect(harmlessHtml(typed, { keepsWords: true })).toBe(harmlessHtml(typed))
  })

  test('has no code where a paragraph begins with spaces', () => {
    expect(render('    Dear editors,')).toBe('<p>Dear editors,</p>')
  })
})

describe('a link', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x09;script:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](\u0001javascript:alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](file:///etc/passwd)',
    '[x](blob:https://example.org/1)',
    '[x](intent://x)',
    '[x](//example.org/)',
    '[x](/articles/)',
    '[x](#main)',
    '[x](?q)',
    '[x](http:///)',
    '[x](https://bank.example@example.org/)',
    '[x]()',
    '<javascript:alert(1)>',
    '[x][y]\n\n[y]: javascript:alert(1)',
  ])('to nowhere safe is words: %j', (markdown) => {
    expect(addresses(markdown)).toEqual([])
    expect(words(markdown)).toMatch(/x|javascript/)
  })

  test('is written out as browsers understand it', () => {
    expect(addresses('[x](http:example.org) [y](HTTPS://EXAMPLE.org/ä?q="><b>)')).toEqual([
      'http://example.org/',
      'https://example.org/%C3%A4?q=%22%3E%3Cb%3E',
    ])
  })

  test('within the site is one for those who may set it', () => {
    const authored = (address: string) => `/base${address}`
    expect(harmlessHtml('[x](/corrections/) [y](//example.org) [z](./a)', { authored })).toBe(
      '<p><a href="/base/corrections/">x</a> y z</p>',
    )
  })
})

/** The elements that a text and a page can contain, each with its attributes. */
const allowed: Record<string, readonly string[]> = {
  a: ['href', 'rel'],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  em: [],
  li: [],
  ol: ['start'],
  p: [],
  pre: [],
  strong: [],
  ul: [],
}

/** Renders a text and holds what a browser makes of it to the list. */
function expectHarmless(markdown: string): void {
  const html = render(markdown)
  // As part of a page: nothing in it closes the element around it.
  const page = parse(`<main><div id="here">${html}</div><p id="after"></p></main>`)
  let inside: Element | undefined
  visit(page, 'element', (node) => {
    if (node.properties['id'] === 'here') inside = node
  })
  const [main] = page.children
  expect(main).toMatchObject({
    tagName: 'main',
    children: [{ properties: { id: 'here' } }, { properties: { id: 'after' } }],
  })
  if (!inside) throw new Error('The text is not where it was put.')
  visit(inside, (node) => {
    if (node === inside) return
    expect(['element', 'text']).toContain(node.type)
    if (node.type !== 'element') return
    expect(allowed).toHaveProperty(node.tagName)
    expect(allowed[node.tagName]).toEqual(
      expect.arrayContaining(Object.keys(node.properties)) as unknown,
    )
    if (node.tagName === 'a') {
      expect(node.properties['rel']).toEqual(['ugc', 'nofollow'])
      expect(new URL(String(node.properties['href'])).protocol).toMatch(/^(?:https?|mailto):$/)
    }
  })
}

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//x.example/x.js>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<form action=javascript:alert(1)><button>',
  '<input autofocus onfocus=alert(1)>',
  '<style>@import "//x.example";</style>',
  '<p style="background:url(javascript:alert(1))">',
  '<base href="//x.example/">',
  '<meta http-equiv=refresh content="0;url=//x.example">',
  '<link rel=stylesheet href=//x.example>',
  '<object data=x><embed src=x>',
  '<a href="javascript:alert(1)" id=main name=x>',
  '<details open ontoggle=alert(1)>',
  '<template><slot>',
  '</div></main></body></html>',
  '</p><p>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!--><script>alert(1)</script>-->',
  '<?php ?>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<plaintext>',
  '<textarea>',
  '<title>',
  '<a<a href="x">',
  '"><b>',
  "'-alert(1)-'",
  '{alert(1)}',
  '{{constructor}}',
  '${alert(1)}',
  'import x from "y"\n',
  '[x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '![x](x"onerror="alert(1))',
  '[x](https://x.example "onclick=alert(1)")',
  '[x](https://x.example/"onclick="alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x]( java\nscript:alert(1) )',
  '[x][1]\n\n[1]: javascript:alert(1)\n',
  '[^1]\n\n[^1]: <script>alert(1)</script>\n',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<https://x.example/<script>>',
  'https://x.example/"onclick=alert(1)',
  'www.x.example/<script>',
  'a@x.example?subject="><script>',
  'mailto:a@x.example',
  '&#60;script&#62;alert(1)&lt;/script&gt;',
  '`<script>`',
  '```html\n<script>alert(1)</script>\n```\n',
  '```" onclick="alert(1)\nx\n```\n',
  '| <script> | x |\n|-|-|\n| <img src=x onerror=x> | y |\n',
  '# <script>\n',
  '- [ ] <input>\n',
  '\u0000',
  '\u202E',
  '\uD800',
  '\uFEFF',
]

/** Pieces that Markdown means something by, and those that only break things. */
const pieces = [
  ...Array.from('[]()<>"\'`*_~#|-+=!\\&;:/.@{}$^ \t\n\r1aé💊'),
  '\n\n',
  '> ',
  '- ',
  '1. ',
  '    ',
  '](',
  '](javascript:',
  '<a ',
  'href=',
  'http://',
  'https://x.example',
  'www.',
]

describe('any text by a stranger', () => {
  test.each(attacks)('is harmless: %j', (attack) => {
    expectHarmless(attack)
    expectHarmless(`> - **${attack}**\n\n[${attack}](${attack})`)
    expectHarmless(`[${attack}](https://x.example/${attack})`)
  })

  test('is harmless in any mixture', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...attacks), fc.constantFrom(...pieces), fc.string()), {
        maxLength: 24,
      })
      .map((parts) => parts.join(''))
    fc.assert(fc.property(text, expectHarmless), { numRuns: 1500 })
  })

  test('is harmless as any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectHarmless), {
      numRuns: 500,
    })
  })

  test('can be without measure', () => {
    for (const text of ['> '.repeat(1500), '- '.repeat(300), '['.repeat(1000), '*'.repeat(1000)]) {
      expectHarmless(`${text}<script>alert(1)</script>`)
    }
    expect(render(`${'>'.repeat(100)}x\n\ny`)).toBe(`<p>${'>'.repeat(100)}x</p><p>y</p>`)
  })
})
