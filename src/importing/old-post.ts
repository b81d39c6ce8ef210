/** The texts of an old blog, as read. */

import type { HugoLanguages } from './blogs/hugo-languages.ts'
import type { JekyllDefaults } from './blogs/jekyll-defaults.ts'

/** The program that an old blog was made with, as far as it can be recognised. */
export type BlogKind = 'jekyll' | 'hugo' | 'wordpress' | 'other'

/** One text of an old blog. */
export interface OldPost {
  /** The path of its file below the folder of the blog, or of its entry in an export, for messages. */
  file: string
  /** The absolute path of the folder from which it names its images; absent in an export without files. */
  folder?: string
  /** The name of its file or folder, without a date and an extension. */
  name: string
  /** The day in the name of its file. */
  day?: string
  fields: Readonly<Record<string, unknown>>
  /** Its text without the front matter. */
  text: string
  /** How many lines of the file are before the text; absent if the text is in no file of its own. */
  linesBefore?: number
  form: 'markdown' | 'mdx' | 'html'
  /** Whether its folder says that it was not published. */
  isDraft: boolean
  /** Its language, as a BCP 47 tag, if the name of its file or the export says it. */
  language?: string
  /** How its address starts, because of its language (Hugo): empty, or `/fr`. */
  addressPrefix?: string
  /** Its address with its number, which WordPress gives to drafts too: `https://blog.example/?p=7`. */
  shortAddress?: string
  /** What its translations have in common. */
  translationGroup?: string
  /** What a person must know about how it was read. */
  notes?: readonly Note[]
}

/** What the settings of an old blog say about all its texts. */
export interface BlogSettings {
  /** The scheme and host at which it was published. */
  origin?: string
  /** The path below which all its pages were, without a slash at the end; empty or absent if it had a host of its own. */
  base?: string
  /** The author of texts that name none. */
  author?: unknown
  /** The language of texts that name none, as a BCP 47 tag. */
  language?: string
  /** The fields that Jekyll gives to posts. */
  defaults?: readonly JekyllDefaults[]
  /** The languages of a blog of Hugo. */
  languages?: HugoLanguages
  /** Whether Hugo keeps capital letters in addresses. */
  keepsCase?: boolean
  /** The pattern of addresses, by the section that it is for; `''` is for all. */
  permalinks: Readonly<Record<string, string>>
  /** Authors by the short names that texts use (Jekyll, `_data/authors.yml`). */
  authors: Readonly<Record<string, unknown>>
}

/** An old blog. */
export interface OldBlog {
  kind: BlogKind
  settings: BlogSettings
  posts: OldPost[]
  /** The files that were left out, each with the reason. */
  leftOut: { file: string; reason: string }[]
  problems: BlogProblem[]
}

/** A file of an old blog that cannot be read. */
export interface BlogProblem {
  /** Below the folder of the blog. */
  file: string
  line: number
  column: number
  message: string
}

/** Something that a person must look at. */
export interface Note {
  /** The line in the old file, if it is known. */
  line?: number
  message: string
}
