/** What a build does not publish: drafts, articles under embargo, what only these use, and conclusions of withdrawn fact-checks. */

import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { parseAtomFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { differences, filesOf, freshFolder, layOut, run, type Outcome } from './publish.ts'

describe('a draft', () => {
  let site: string
  let library: string[]
  // The style guide shows records of the publication, but must not show those of drafts.
  const options = { variables: { STYLE_GUIDE: '1' } }
  beforeAll(async () => {
    const built = await run('build', layOut('drafts'), options)
    expect(built.code, built.output).toBe(0)
    site = built.outDir
    library = globSync('references/*.json', { cwd: site }).sort()
  })

  test('appears in no file of the site, nor does anything that only drafts use', () => {
    const files = [...textsIn(site)]
    expect(files.length).toBeGreaterThan(60)
    for (const [name, text] of files) {
      expect(name).not.toMatch(/embargo/i)
      expect(/.{0,40}embargo.{0,40}/i.exec(text)?.[0], name).toBeUndefined()
    }
  })

  test('changes no byte of the site', async () => {
    const folder = layOut('drafts', freshFolder())
    for (const file of globSync('content/**/*embargoed*', { cwd: folder }))
      rmSync(join(folder, file), { recursive: true, force: true })
    rmSync(join(folder, 'content/references/more.bib'))
    const { code, output, outDir } = await run('build', folder, options)
    expect(code, output).toBe(0)
    // Pagefind's files differ between builds; the test above checks their contents.
    const pages = (directory: string) =>
      new Map([...filesOf(directory)].filter(([name]) => !name.startsWith('pagefind/')))
    expect(differences(pages(site), pages(outDir))).toEqual([])
  })

  test('does not keep the records that cite a source off its page', () => {
    const textOf = (key: string, section: string) => {
      const html = readFileSync(join(site, `references/${key}/index.html`), 'utf8')
      const text =
        parseHTML(html).document.getElementById(section)?.closest('section')?.textContent ?? ''
      return text.replace(/\s+/g, ' ').trim()
    }
    expect(textOf('public-summary', 'cited')).toContain('In notes on the evidence for this claim:')
    expect(textOf('public-event', 'cited')).toContain('In a timeline:')
    expect(textOf('public-evidence', 'recorded')).toMatch(/^Evidence recorded for/)
    expect(textOf('kept2001', 'cited')).toContain(
      'In the bibliography, without a citation in the text: Is this the whole library?',
    )
  })

  test('does not hide anything that a published text also uses, or background sources', () => {
    expect(library.map((name) => name.replace(/^references\/|\.json$/g, ''))).toEqual([
      'jones2021',
      'kept2001',
      'public-event',
      'public-evidence',
      'public-search',
      'public-summary',
      'smith2020',
    ])
    for (const page of ['claims/public-claim', 'people/ada', 'people/bo', 'topics/reading'])
      expect(existsSync(join(site, page, 'index.html')), page).toBe(true)
    for (const page of ['people/ada', 'people/bo', 'people/desk'])
      expect(existsSync(join(site, page, 'index.html')), page).toBe(true)
  })

  test('leaves a claim without a verdict if a text shows it but no article checks it', () => {
    const claim = page(site, 'claims/public-claim')
    expect(claim.querySelector('.verdict-box')?.textContent.trim()).toBe(
      'No fact-check of this claim has been published yet.',
    )
    expect(claim.querySelector('caption')?.textContent).toBe(
      'The source recorded for the claim “Public things are known”',
    )
  })
})

describe('an article under embargo', () => {
  const folder = layOut('drafts', freshFolder())
  const article = join(folder, 'content/articles/embargoed/index.mdx')
  const buildOn = (day: string) =>
    run('build', folder, { variables: { SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) } })
  let asDraft: Map<string, string>
  beforeAll(async () => {
    const draft = readFileSync(article, 'utf8').replace(/revisions:\n(?: {2}.*\n)+/, '')
    writeFileSync(article, draft)
    for (const file of globSync(join(folder, 'content/responses/*/*.md')))
      writeFileSync(file, readFileSync(file, 'utf8').replace('2024-05-08', '2024-05-07'))
    const built = await buildOn('2024-05-06')
    expect(built.code, built.output).toBe(0)
    asDraft = filesOf(built.outDir)
    writeFileSync(
      article,
      draft
        .replace('draft: true', 'publishAt: 2024-05-07')
        .replace('published: 2024-05-06', 'published: 2024-05-07'),
    )
  })

  test('changes no byte of the site before its day', async () => {
    const { code, output, outDir } = await buildOn('2024-05-06T23:59:59Z')
    expect(code, output).toBe(0)
    expect(differences(filesOf(outDir), asDraft)).toEqual([])
  })

  test('appears on its day without an edit, with everything that it uses', async () => {
    const { code, output, outDir } = await buildOn('2024-05-07')
    expect(code, output).toBe(0)
    for (const name of [
      'articles/embargoed/index.html',
      'articles/embargoed-before/index.html',
      'articles/embargoed/embargoed-bars.csv',
      'claims/embargoed-claim/index.html',
      'references/embargoed-study/index.html',
      'people/embargoed-author/index.html',
      'topics/embargoed-topic/index.html',
    ])
      expect(existsSync(join(outDir, name)), name).toBe(true)
    for (const name of ['index.html', 'rss.xml', 'llms.txt', 'sitemap-0.xml', 'data/claims.json'])
      expect(readFileSync(join(outDir, name), 'utf8'), name).toMatch(/embargoed/)
  })
})

describe('a withdrawn fact-check', () => {
  let built: Outcome
  let site: string
  beforeAll(async () => {
    built = await run('build', layOut('withdrawn'))
    expect(built.code, built.output).toBe(0)
    site = built.outDir
  })

  const read = (name: string) => readFileSync(join(site, name), 'utf8')

  /** Returns the files of the site that contain a word, including the search index. */
  const holding = (word: string) =>
    [...textsIn(site)].flatMap(([name, text]) => (text.includes(word) ? [name] : [])).sort()

  test.each(['Descriptionword', 'Rationaleword', 'Certaintyword'])(
    'gives its answer nowhere (%s)',
    (word) => {
      expect(holding(word)).toEqual([])
    },
  )

  test('keeps its text on its own page only', () => {
    expect(holding('Bodyword')).toEqual(['articles/taken/index.html'])
  })

  test('shows its verdict only in its own history; elsewhere the word is only in the scale', () => {
    const scale = ['.verdict-scale', '.verdict-list', '[data-verdict]', 'select[name=verdict]']
    const own = ['ratings/taken/index.html', 'articles/taken/index.html']
    const all = holding('Zweifelhaft')
    // Search finds the page that explains the verdict, and no other page by it.
    const searched = new Map(textsIn(site))
    const found = all.filter((name) => name.endsWith('.pf_fragment'))
    expect(found.map((name) => /"url":"([^"]*)"/.exec(searched.get(name) ?? '')?.[1])).toEqual([
      '/ratings/taken/',
    ])
    const data = ['data/datapackage.json', 'data/identifiers.csv']
    const others = all.filter((name) => ![...own, ...found, ...data].includes(name))
    expect(others).toContain('index.html')
    const [described, identified] = data.map((name) => readFileSync(join(site, name), 'utf8'))
    const withoutScale: unknown = JSON.parse(described ?? '', (key, value: unknown) =>
      key === 'categories' ? undefined : value,
    )
    expect(JSON.stringify(withoutScale)).not.toContain('Zweifelhaft')
    const lines = (identified ?? '').split('\n').filter((line) => line.includes('Zweifelhaft'))
    expect(lines).toEqual([expect.stringMatching(/^rating,taken,/)])
    for (const name of others) {
      expect(name).toMatch(/\.html$/)
      const { document } = parseHTML(readFileSync(join(site, name), 'utf8'))
      for (const element of document.querySelectorAll(scale.join())) element.remove()
      expect(document.documentElement.outerHTML, name).not.toContain('Zweifelhaft')
    }
    const article = page(site, 'articles/taken')
    article.querySelector('.history')?.remove()
    expect(article.documentElement.outerHTML).not.toContain('Zweifelhaft')
  })

  test('shows when and why it was withdrawn on its page, in lists, tags, citations and data', () => {
    const notice = 'Withdrawn, 1 July 2024. The trial was made up.'
    const article = page(site, 'articles/taken')
    expect(plain(article.querySelector('.article-answer'))).toMatch(
      /^Withdrawn 1 July 2024\. The trial was made up\. The text below is kept for the record\./,
    )
    expect(article.querySelector('.standfirst')).toBeNull()
    for (const tag of ['name=description', 'property="og:description"'])
      expect(article.querySelector(`meta[${tag}]`)?.getAttribute('content'), tag).toBe(notice)
    for (const path of ['', 'articles', 'topics/testing', 'people/desk', 'claims/only-taken'])
      expect(plain(page(site, path).querySelector('main')), path).toContain(notice)
    for (const ending of ['json', 'bib', 'ris'])
      expect(read(`articles/taken/cite.${ending}`), ending).toContain(notice)
    expect(article.documentElement.outerHTML).not.toContain('ClaimReview')
    expect(read('llms.txt')).toContain(notice)
  })

  test('stays in the feeds as a notice, dated with the withdrawal', () => {
    const { entries = [] } = parseAtomFeed(read('atom.xml'))
    const entry = entries.find(({ id }) => id?.endsWith('/articles/taken/'))
    expect(entry?.content?.value).toBe(
      '<p><strong>Withdrawn, 1 July 2024.</strong> The trial was made up.</p>',
    )
    expect(entry?.updated).toBe('2024-07-01T00:00:00.000Z')
  })

  test('withdraws the claim if no other article checks it', () => {
    const claim = page(site, 'claims/only-taken')
    expect(plain(claim.querySelector('.verdict-box'))).toBe(
      'Coffee sellers Withdrawn 1 July 2024. The trial was made up.',
    )
    const rows = [...page(site, 'claims').querySelectorAll('.row')].map(plain)
    expect(rows).toContainEqual(
      'Withdrawn Coffee heals bones Withdrawn, 1 July 2024. The trial was made up.',
    )
    expect(plain(page(site, 'articles/standing').querySelector('.prose .verdict-box'))).toContain(
      'Coffee heals bones Coffee sellers Withdrawn 1 July 2024.',
    )
    expect(read('data/claims.json') + read('data/claims.csv')).not.toContain('bones')
  })

  test('does not remove the verdict on a claim that another article checks', () => {
    const facts = plain(page(site, 'claims/shared').querySelector('.verdict-facts'))
    expect(facts).toContain('It holds')
    expect(facts).toContain('Evidence as of 1 April 2024')
    expect(facts).toContain('Last checked 1 May 2024')
    expect(read('data/claims.csv')).toContain('Coffee is wet')
  })

  test('is not quoted on the pages of its sources, and does not count as evidence', () => {
    const source = page(site, 'references/smith2020')
    const cited = [...source.querySelectorAll('.row')].map(plain)
    expect(cited[0]).toMatch(/^Withdrawn Does coffee heal bones\? Go to the citation/)
    expect(source.querySelector('#evidence')).toBeNull()
  })

  test('is found by its title and its notice, as withdrawn', () => {
    const found = fragmentsIn(site)
    expect(found.get('/articles/taken/')).toMatchObject({
      meta: { title: 'Does coffee heal bones?', status: 'Withdrawn' },
      content: expect.stringContaining('The trial was made up.') as string,
    })
    expect(found.get('/claims/only-taken/')?.meta).toMatchObject({ status: 'Withdrawn' })
    expect(found.get('/claims/only-taken/')?.content).not.toContain('Supports')
    for (const path of ['/articles/taken/', '/claims/only-taken/']) {
      expect(found.get(path)?.meta, path).not.toHaveProperty('verdict')
      expect(found.get(path)?.filters, path).not.toHaveProperty('verdict')
    }
    expect(found.get('/articles/standing/')?.meta).toMatchObject({ verdict: 'It holds' })
  })
})

/** Returns every file of a site as text, by path. Compressed files are unpacked; pictures and fonts are left out. */
function* textsIn(site: string): Generator<[string, string]> {
  for (const [name, text] of filesOf(site)) {
    if (/\.(?:png|webp|woff2)$/.test(name)) continue
    const bytes = Buffer.from(text, 'latin1')
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    yield [name, (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')]
  }
}

interface Fragment {
  url: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
}

/** Returns the search index's data on each page, by address. */
function fragmentsIn(site: string): Map<string, Fragment> {
  return new Map(
    [...textsIn(site)].flatMap(([name, text]) => {
      if (!name.endsWith('.pf_fragment')) return []
      const fragment = JSON.parse(text.slice(text.indexOf('{'))) as Fragment
      return [[fragment.url, fragment] as const]
    }),
  )
}

function page(site: string, path: string): Document {
  return parseHTML(readFileSync(join(site, path, 'index.html'), 'utf8')).document
}

/** Returns the text of an element, with spaces between elements. */
function plain(element: Element | null): string {
  const words = (node: Node): string[] =>
    node.nodeType === 3 ? [node.textContent ?? ''] : [...node.childNodes].flatMap(words)
  return element
    ? words(element)
        .flatMap((text) => text.split(/\s+/).filter(Boolean))
        .join(' ')
        .replace(/ (?=[.,])/g, '')
    : ''
}
