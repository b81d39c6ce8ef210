/** Plans the files that an old blog becomes. */

import { slug as slugOf } from 'github-slugger'
import { stringify } from 'yaml'

import type { CalendarDate } from '../shared/dates.ts'
import type { OnProgress } from '../shared/progress.ts'
import { convertText } from './text/convert-text.ts'
import { followFragments, linkTargets } from './link-targets.ts'
import { oldPaths, sortOldPaths } from './old-addresses.ts'
import { describe } from './description.ts'
import { comparedPath } from '../shared/old-path.ts'
import { openNames } from './named-records.ts'
import { publicationDays } from './publication-days.ts'
import { type OldFacts, readOldFields } from './old-fields.ts'
import type { BlogProblem, Note, OldBlog, OldPost } from './old-post.ts'
import { isSameLanguage, translationsBySlug } from './translations.ts'

/** What is known of the publication that gets the articles. */
export interface Library {
  /** The names of people by their ids. */
  people: ReadonlyMap<string, string>
  topics: ReadonlyMap<string, string>
  /** The keys of references by their DOIs, in lower case. */
  keys: ReadonlyMap<string, string>
  /** The path of its site, with a slash at both ends. */
  base: string
  /** The language of the publication, a BCP 47 tag. */
  language: string
}

/** What an import makes of a blog. */
export interface ImportPlan {
  articles: PlannedArticle[]
  /** People and topics that are new, by path below the content. */
  records: Map<string, string>
  problems: BlogProblem[]
  /** DOIs that the library does not have, each once. */
  unknownDois: string[]
  /** Old addresses that cannot be aliases, and the pages that they would lead to. */
  unkept: { from: string; to: string }[]
}

/** An article, and its files by their path below the content. */
export interface PlannedArticle {
  post: OldPost
  /** The path of its text below the content. */
  path: string
  text: string
  /** The images that it shows: the old file by the path below the content. */
  images: Map<string, string>
  notes: Note[]
}

/** What a plan needs besides the blog. */
export interface PlanOptions {
  library: Library
  /** The id of the author of texts that name none. */
  author?: string
  /** Finds the file of an image that a text names. */
  findImage: (address: string, post: OldPost) => string | undefined
  /** The day of drafts without a date. */
  today: CalendarDate
  /** Returns the name of the file for a person or a topic; empty if the text has no letters and digits. */
  nameOf: (text: string) => string
}

/** A text with its facts and its name. */
interface Prepared {
  post: OldPost
  facts: OldFacts
  slug: string
  paths: string[]
  /** The language, if it is not that of the publication. */
  language?: string
}

/**
 * Plans an import. Nothing is written.
 *
 * @param onProgress takes how many texts are converted
 */
export function planImport(
  blog: OldBlog,
  options: PlanOptions,
  onProgress?: OnProgress,
): ImportPlan {
  const plan: ImportPlan = {
    articles: [],
    records: new Map(),
    problems: [...blog.problems],
    unknownDois: [],
    unkept: [],
  }
  const prepared = prepare(blog, options.library.language)
  const translations = translationsBySlug(
    prepared.map(({ post, slug, language = options.library.language }) => ({
      slug,
      language,
      ...(post.translationGroup !== undefined && { group: post.translationGroup }),
    })),
  )
  const links = linkTargets(prepared, blog.settings)
  const taken = new Set(
    prepared.map(({ slug }) => comparedPath(`${options.library.base}articles/${slug}/`)),
  )
  const fragments = new Map<string, ReadonlyMap<string, string>>()
  const people = openNames('people', options.library.people, options.nameOf)
  const topics = openNames('topics', options.library.topics, options.nameOf)
  for (const [index, each] of prepared.entries()) {
    const { post, facts } = each
    onProgress?.(index + 1, prepared.length, 'texts')
    const authors = once(facts.authors.map((author) => people.find(author.name, { ...author })))
    if (authors.length === 0 && options.author !== undefined) authors.push(options.author)
    if (authors.length === 0) {
      plan.problems.push({
        file: post.file,
        line: 1,
        column: 1,
        message: 'This text names no author. Name the person for such texts with --author <id>.',
      })
    }
    const topicIds = once(facts.topics.map((name) => topics.find(name, { name })))
    addArticle(
      plan,
      each,
      { authors, topics: topicIds },
      { blog, options, links, taken, translations, fragments },
    )
  }
  for (const each of plan.articles) each.text = followFragments(each.text, fragments)
  plan.records = new Map([...people.records, ...topics.records])
  const known = new Set<string>()
  plan.unknownDois = plan.unknownDois.filter(
    (doi) => known.size < known.add(doi.toLowerCase()).size,
  )
  return plan
}

/** Two names can have the same record, such as its name and its id. */
function once(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function prepare({ posts, kind, settings }: OldBlog, ownLanguage: string): Prepared[] {
  const used = new Set<string>()
  return posts.map((post) => {
    const facts = readOldFields(post, kind, settings)
    const wanted =
      articleSlug(facts.slug ?? post.name) || articleSlug(facts.title ?? '') || 'article'
    const { language } = facts
    let slug = wanted
    if (used.has(slug) && language !== undefined) slug = `${wanted}-${language.toLowerCase()}`
    for (let number = 2; used.has(slug); number += 1) slug = `${wanted}-${number}`
    used.add(slug)
    if (slug !== wanted)
      facts.notes.push({
        message: `Another text is already named \`${wanted}\`; this one is \`${slug}\`.`,
      })
    return {
      post,
      facts,
      slug,
      paths: oldPaths(post, facts, { kind, settings }),
      ...(language !== undefined && !isSameLanguage(language, ownLanguage) && { language }),
    }
  })
}

function articleSlug(name: string): string {
  return slugOf(name.normalize('NFC'))
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)
}

function addArticle(
  plan: ImportPlan,
  { post, facts, slug, paths, language }: Prepared,
  named: { authors: string[]; topics: string[] },
  {
    blog,
    options,
    links,
    taken,
    translations,
    fragments,
  }: {
    blog: OldBlog
    options: PlanOptions
    links: (address: string) => string | undefined
    taken: Set<string>
    translations: ReadonlyMap<string, string[]>
    /** The identifiers of headings in each text, which it adds to. */
    fragments: Map<string, ReadonlyMap<string, string>>
  },
): void {
  const images = new Map<string, string>()
  const folder = `articles/${slug}`
  const converted = convertText(post, {
    kind: blog.kind,
    keys: options.library.keys,
    link: links,
    image: (address) => addImage(images, folder, options.findImage(address, post)),
  })
  if ('problem' in converted) {
    plan.problems.push({
      file: post.file,
      line: (converted.line ?? 1) + (post.linesBefore ?? 0),
      column: 1,
      message: `This text cannot be converted. ${converted.problem}`,
    })
    return
  }
  fragments.set(slug, converted.fragments)
  const { aliases, others } = sortOldPaths(paths, slug, options.library.base, taken)
  plan.unkept.push(...others.map((from) => ({ from, to: `/articles/${slug}/` })))
  plan.unknownDois.push(...converted.unknownDois)
  const notes = [...facts.notes, ...converted.notes]
  const description = describe(facts, converted.text, notes)
  const days = publicationDays(facts, options.today, notes)
  const fields = {
    title: facts.title ?? post.name.replaceAll('-', ' '),
    description,
    ...days,
    ...named,
    ...(language !== undefined && { language }),
    ...(translations.has(slug) && { translations: translations.get(slug) }),
    ...(converted.nocite.length > 0 && { nocite: converted.nocite.map((key) => `@${key}`) }),
    ...(aliases.length > 0 && { aliases }),
    draft: true,
  }
  const path = images.size > 0 ? `${folder}/index.mdx` : `${folder}.mdx`
  const text = `---\n${stringify(fields, { lineWidth: 100 })}${commentOf(facts.rest)}---\n\n${converted.text}\n`
  plan.articles.push({ post, path, text, images, notes })
}

function addImage(
  images: Map<string, string>,
  folder: string,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return undefined
  const [, stem = '', ending = ''] = /([^/\\]*?)(\.[a-z\d]+)?$/i.exec(file) ?? []
  const plain = slugOf(stem) || 'image'
  for (let number = 1; ; number += 1) {
    const name = `${plain}${number === 1 ? '' : `-${number}`}${ending.toLowerCase()}`
    const path = `${folder}/${name}`
    const known = images.get(path)
    if (known !== undefined && known !== file) continue
    images.set(path, file)
    return `./${name}`
  }
}

/** The fields that an article does not have, as comments of YAML. */
function commentOf(rest: Readonly<Record<string, unknown>>): string {
  if (Object.keys(rest).length === 0) return ''
  const lines = stringify(rest, { lineWidth: 100 }).trimEnd().split('\n')
  return ['# Fields of the old text:', ...lines.map((line) => `#   ${line}`.trimEnd())]
    .map((line) => `${line}\n`)
    .join('')
}
