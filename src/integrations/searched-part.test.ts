import { expect, test } from 'vitest'

import { searchedPart } from './searched-part.ts'

function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html lang="en" dir="ltr"><head><title>T</title>${head}<style>a>b{}</style></head><body><nav>N</nav>${body}<footer>F</footer></body></html>`
}

/** Returns a part in which a space separates the words before and after each of these elements. */
function part(body: string, head = ''): string {
  const elements = '(?:article|main|p|section|table|td|tr|ul|li)'
  const separated = body
    .replaceAll(new RegExp(`(?<!"|<!-- ?)<${elements}\\b`, 'g'), ' $&')
    .replaceAll(new RegExp(`</${elements}>`, 'g'), '$& ')
    .replaceAll('  ', ' ')
    .trimEnd()
  return `<html lang="en" dir="ltr"><head>${head}</head><body>${separated}</body></html>`
}

const meta = '<meta name="d" content="P > 0.05" data-pagefind-meta="description[content]">'
const other = '<meta name="other" content="a">'
const cases: [string, string, string][] = [
  [
    'no web addresses',
    page(
      '<article data-pagefind-body><p>From: https://fda.gov/vaccines-blood. <a href="https://a.example/b">B</a></p></article>',
    ),
    part('<article data-pagefind-body><p>From:  <a href="">B</a></p></article>').replace(
      'From: ',
      'From:  ',
    ),
  ],
  [
    'the parts of a cell of an evidence table as separate words',
    page(
      '<article data-pagefind-body><td>41 knees<span class="cell-more">Single-blind</span></td></article>',
    ),
    part(
      '<article data-pagefind-body><td>41 knees <span class="cell-more">Single-blind</span> </td></article>',
    ),
  ],
  [
    'the title of a notice as separate words',
    page(
      '<article data-pagefind-body><p><strong class="notice-title">Retracted <strong>a</strong></strong><time>May</time></p></article>',
    ),
    part(
      '<article data-pagefind-body><p> <strong class="notice-title">Retracted <strong>a</strong></strong> <time>May</time></p></article>',
    ),
  ],
  [
    'words beside a dash as separate words, but ranges as they are',
    page('<article data-pagefind-body>Cord Blood–Derived cells, 12–24 weeks</article>'),
    part('<article data-pagefind-body>Cord Blood – Derived cells, 12–24 weeks</article>'),
  ],
  [
    'its text and metadata',
    page('<main><article data-pagefind-body><p>A</p></article></main>', meta + other),
    part('<article data-pagefind-body><p>A</p></article>', meta),
  ],
  [
    'elements of the same name inside',
    page('<article class="a>b" data-pagefind-body><article>A</article>B</article>'),
    part('<article class="a>b" data-pagefind-body><article>A</article>B</article>'),
  ],
  [
    'sections that search does not leave out',
    page('<article data-pagefind-body><section class="section">A</section></article>'),
    part('<article data-pagefind-body><section class="section">A</section></article>'),
  ],
  [
    'no section that search leaves out',
    page(
      '<article data-pagefind-body>A<section id="s" data-pagefind-ignore><section>B</section>C</section>D<section>E</section></article>',
    ),
    part('<article data-pagefind-body>AD<section>E</section></article>'),
  ],
  [
    'what only an attribute or a comment calls a section',
    page(
      '<article data-pagefind-body><img alt="<section data-pagefind-ignore>">A<!-- <section data-pagefind-ignore> -->B</article>',
    ),
    part(
      '<article data-pagefind-body><img alt="<section data-pagefind-ignore>">A<!-- <section data-pagefind-ignore> -->B</article>',
    ),
  ],
  [
    'no bibliography',
    page(
      '<article data-pagefind-body>A<section role="doc-bibliography" class="bibliography"><ol><li>B</li></ol></section>C</article>',
    ),
    part('<article data-pagefind-body>AC</article>'),
  ],
]

test.for(cases)('of a page, search sees %s', ([, whole, searched]) => {
  expect(searchedPart(whole)).toBe(searched)
  expect(searchedPart(searched)).toBe(searched)
})

test('words after elisions are words of their own in French', () => {
  const own =
    '<meta name="assay:subject" content="L’arthrose" data-pagefind-meta="subject[content]">'
  const value =
    '<meta name="assay:topic" content="L’arthrose" data-pagefind-filter="topic[content]">'
  const body = '<main data-pagefind-body><a title="l’os">L&#39;arthrose qu’on soigne</a></main>'
  const whole = page(body, own + value)
  expect(searchedPart(whole)).toContain('content="L’arthrose" data-pagefind-meta')
  const part = searchedPart(whole.replace('lang="en"', 'lang="fr-CA"'))
  expect(part).toContain(`<a title="l’os">L' arthrose qu’ on soigne</a>`)
  expect(part).toContain('content="L’ arthrose" data-pagefind-meta')
  expect(part).toContain('content="L’arthrose" data-pagefind-filter')
})

test('search leaves out a page without a text for it', () => {
  expect(searchedPart(page('<main><p>data-pagefind-body</p></main>', meta))).toBeUndefined()
})
